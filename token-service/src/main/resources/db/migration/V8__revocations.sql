-- What was ended, each in the transaction that ended it, and whether every gateway is known to refuse it.
create table revocations (
    id         uuid primary key,
    kind       text        not null,
    -- the token, session or account that it is about, in the words of the feed
    about      text        not null,
    account_id bigint      not null references accounts,
    -- all that it ended
    ended      text[]      not null,
    xid        xid8        not null default pg_current_xact_id(),
    created_at timestamptz not null,
    proven_at  timestamptz,
    -- how each gateway stands to it, as of the last look
    standings  jsonb       not null default '{"by_gateway": {}}'
);

create index revocations_pending on revocations (created_at) where proven_at is null;
create index revocations_by_age on revocations (created_at);
create index revocations_about on revocations (about, created_at);
