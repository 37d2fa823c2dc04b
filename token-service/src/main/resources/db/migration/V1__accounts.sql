create table accounts (
    id            bigint generated always as identity primary key,
    email         text unique,
    password_hash text,
    role          text        not null check (role in ('user', 'admin')),
    is_active     boolean     not null default true,
    created_at    timestamptz not null,
    closed_at     timestamptz,
    version       bigint      not null default 1,
    -- a closed account keeps nothing that says whose it was
    constraint active_or_forgotten check (
        case when is_active
            then email is not null and password_hash is not null and closed_at is null
            else email is null and password_hash is null and closed_at is not null
        end)
);

create unique index one_admin on accounts (role) where is_active and role = 'admin';
