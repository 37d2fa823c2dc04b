-- Records that a consumer could not handle, and those of the same key that wait behind them.
create table dead_letters (
    id            bigint generated always as identity primary key,
    consumer      text        not null,
    topic         text        not null,
    "partition"   int         not null,
    record_offset bigint      not null,
    record_time   bigint      not null,
    key           bytea,
    -- records of one lane are handled in order; one without a key has no lane and waits for nobody
    lane          bytea generated always as (sha256(key)) stored,
    -- not jsonb, which refuses names that Kafka takes
    headers       json        not null,
    value         bytea,
    parked_at     timestamptz not null,
    -- null together: never tried, waits for those before it
    cause         text,
    failed_at     timestamptz,
    attempts      int         not null,
    state         text        not null check (state in ('parked', 'retried', 'skipped')),
    decided_at    timestamptz,
    decided_by    bigint,
    reason        text,
    -- with its time, because a topic that was made anew counts from 0 again
    unique (consumer, topic, "partition", record_offset, record_time)
);

create index dead_letters_parked on dead_letters (consumer, topic, lane, id) where state = 'parked';
create index dead_letters_decided on dead_letters (decided_at) where state <> 'parked';
