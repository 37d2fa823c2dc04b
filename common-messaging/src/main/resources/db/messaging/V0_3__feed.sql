-- The transaction that wrote an entry. What was written below the oldest transaction that still runs is all visible, so
-- who has everything below it and asks for everything from it on misses nothing, in whatever order commits happen.
alter table outbox add column xid xid8 not null default pg_current_xact_id();
create index outbox_by_transaction on outbox (topic, xid, id);

-- Up to which transaction entries have been removed: who asks for older ones cannot be given all.
create table outbox_removed (
    topic text primary key,
    xid   xid8 not null
);

-- Whether a marked topic takes events: the newest row says it. A row is never unsealed; who goes on adds a newer one.
create table feed_epochs (
    epoch     bigint primary key,
    is_sealed boolean not null default false
);
insert into feed_epochs (epoch) values (0);
