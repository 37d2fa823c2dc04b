-- How far each job has come. The row is locked while a tick is emitted: instances take turns.
create table schedules (
    job           text primary key,
    enabled       boolean     not null default true,
    -- slots up to here have been emitted, or came too late
    settled_until timestamptz not null,
    -- where the window of the next tick begins
    window_end    timestamptz not null
);

-- Every tick there was, and what became of it.
create table ticks (
    -- the order in which a job's ticks were emitted, whatever clocks said
    position     bigint generated always as identity primary key,
    tick_id      uuid        not null unique,
    job          text        not null references schedules,
    due_at       timestamptz not null,
    cause        text        not null check (cause in ('SCHEDULE', 'CATCH_UP', 'MANUAL')),
    window_start timestamptz not null,
    window_end   timestamptz not null check (window_end > window_start),
    emitted_at   timestamptz not null,
    outcome      text        check (outcome in ('SUCCEEDED', 'PARTLY', 'FAILED')),
    keys         bigint,
    succeeded    bigint,
    failed       bigint,
    rows         bigint,
    detail       text,
    started_at   timestamptz,
    completed_at timestamptz,
    check ((outcome is null) = (completed_at is null))
);

-- one tick per slot, whoever emits
create unique index ticks_slot on ticks (job, due_at) where cause <> 'MANUAL';
create index ticks_newest on ticks (job, position desc);
create index ticks_old on ticks (emitted_at);
