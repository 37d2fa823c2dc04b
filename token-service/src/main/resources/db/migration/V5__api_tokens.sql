create table api_tokens (
    id            bigint generated always as identity primary key,
    account_id    bigint      not null references accounts,
    name          text        not null,
    -- SHA-256 of the value, in hex; the value itself is nowhere
    digest        text        not null unique check (digest ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz not null,
    expires_at    timestamptz,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    revoke_reason text,
    version       bigint      not null default 1
);

create index api_tokens_of_account on api_tokens (account_id, created_at desc, id desc);
