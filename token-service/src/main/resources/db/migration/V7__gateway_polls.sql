-- The runs of gateways that have asked for changes. One that trusts its view by such an answer stands here before it
-- has the answer.
create table gateway_polls (
    gateway   text primary key,
    -- of all polls of all gateways: rises with each, also when the row is made anew
    count     bigint      not null,
    -- what transactions below have changed, the gateway has applied
    cursor    bigint      not null,
    polled_at timestamptz not null
);

create sequence gateway_poll_count;
