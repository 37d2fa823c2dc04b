create table sessions (
    id                uuid primary key,
    account_id        bigint      not null references accounts,
    started_at        timestamptz not null,
    -- when the refresh token was last changed, and until when it may be
    refreshed_at      timestamptz not null,
    expires_at        timestamptz not null,
    -- when the last access token of the session expires
    access_expires_at timestamptz not null,
    ended_at          timestamptz,
    end_reason        text,
    version           bigint      not null default 1
);

create index sessions_of_account on sessions (account_id);
-- for the removal of those that are over
create index sessions_refreshed on sessions (refreshed_at);
create index sessions_ended on sessions (ended_at) where ended_at is not null;
create index sessions_expiry on sessions (expires_at);

create table refresh_tokens (
    digest     text primary key,
    session_id uuid        not null references sessions on delete cascade,
    issued_at  timestamptz not null,
    used_at    timestamptz
);

create index refresh_tokens_of_session on refresh_tokens (session_id);
