-- Events that have taken effect, by their CloudEvents identity: source and id.
create table inbox (
    consumer text        not null,
    source   text        not null,
    event_id text        not null,
    seen_at  timestamptz not null,
    primary key (consumer, source, event_id)
);

create index inbox_seen on inbox (seen_at);
