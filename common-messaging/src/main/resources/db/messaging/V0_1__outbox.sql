-- Events waiting to be sent, and for a while those that were.
create table outbox (
    id         bigserial primary key,
    topic      text        not null,
    key        text        not null,
    type       text        not null,
    headers    jsonb       not null,
    payload    bytea       not null,
    version    bigint,
    created_at timestamptz not null,
    sent_at    timestamptz
);

-- the relay asks for these many times a second
create index outbox_unsent on outbox (id) where sent_at is null;
-- the newest version of a subject, sent or not
create index outbox_by_subject on outbox (topic, key, version desc, id desc);
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- every row is updated once and deleted once: vacuum before the index of unsent rows fills with dead ones
alter table outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

-- counts the relays that have been in charge, so that a mark of an earlier one is recognised
create sequence outbox_epoch;
