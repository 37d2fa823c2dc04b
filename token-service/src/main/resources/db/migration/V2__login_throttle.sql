-- Who failed to prove a password: digests of an account's address, of a client's address, or of both.
create table password_failures (
    subject        text primary key,
    failures       integer     not null,
    last_failed_at timestamptz not null
);

create index password_failures_age on password_failures (last_failed_at);

-- From where an account's owner has logged in: a stranger's failures elsewhere do not slow the owner down here.
create table known_places (
    account text        not null,
    client  text        not null,
    seen_at timestamptz not null,
    primary key (account, client)
);

create index known_places_age on known_places (seen_at);
