-- Who changed what, and who was refused. Nothing is ever changed or removed here.
create table audit_entries (
    id             uuid primary key,
    -- the order of writing, with gaps
    serial         bigint generated always as identity unique,
    at             timestamptz not null,
    -- account:7, api-token:3, gateway, system, anonymous
    actor          text        not null,
    -- by what the actor was known: session, api-token, password, refresh-token, token-value, gateway, none
    credential     text        not null,
    action         text        not null,
    -- what it is about, as type:id
    subject        text,
    outcome        text        not null check (outcome in ('done', 'refused')),
    -- why it was refused: the last part of the problem's type
    reason         text,
    request_id     text,
    client_address text,
    details        jsonb       not null default '{}',
    -- the place in the chain, and what ties the entry to all before it; all null for the moment until it is chained
    number         bigint unique,
    previous_hash  text,
    hash           text,
    constraint chained_or_not check (num_nulls(number, previous_hash, hash) in (0, 3)),
    constraint refused_for_a_reason check ((outcome = 'refused') = (reason is not null))
);

create index audit_entries_unchained on audit_entries (serial) where number is null;
create index audit_entries_by_action on audit_entries (action, serial desc);
create index audit_entries_by_actor on audit_entries (actor, serial desc);
create index audit_entries_by_subject on audit_entries (subject, serial desc);

-- The last link of the chain, so that entries missing at the end are missed.
create table audit_head (
    is_only boolean primary key default true check (is_only),
    number  bigint not null,
    hash    text   not null
);
insert into audit_head (number, hash) values (0, repeat('0', 64));

create function audit_refuses() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only: % of % is refused', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;

create function audit_entry_begins_unchained() returns trigger language plpgsql as $$
begin
    if new.number is not null then
        raise exception 'the audit trail is append-only: only a written entry is chained'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger begins_unchained before insert on audit_entries
    for each row execute function audit_entry_begins_unchained();

create function audit_entry_is_only_chained() returns trigger language plpgsql as $$
begin
    if old.number is null and new.number is not null
        and to_jsonb(new) - '{number,previous_hash,hash}'::text[] = to_jsonb(old) - '{number,previous_hash,hash}'::text[]
    then
        return new;
    end if;
    raise exception 'the audit trail is append-only: update of audit_entries is refused'
        using errcode = 'integrity_constraint_violation';
end
$$;

create trigger is_only_chained before update on audit_entries
    for each row execute function audit_entry_is_only_chained();
create trigger is_not_deleted before delete on audit_entries
    for each row execute function audit_refuses();
create trigger is_not_truncated before truncate on audit_entries
    for each statement execute function audit_refuses();

create function audit_head_goes_on() returns trigger language plpgsql as $$
begin
    if new.number > old.number then
        return new;
    end if;
    raise exception 'the audit trail is append-only: its head only goes forward'
        using errcode = 'integrity_constraint_violation';
end
$$;

create trigger goes_on before update on audit_head
    for each row execute function audit_head_goes_on();
create trigger is_not_deleted before delete on audit_head
    for each row execute function audit_refuses();
create trigger is_not_truncated before truncate on audit_head
    for each statement execute function audit_refuses();
