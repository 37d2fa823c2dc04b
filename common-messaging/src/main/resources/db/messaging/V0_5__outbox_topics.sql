-- By what the broker knew each topic when what is marked as sent was sent there. One that was made anew lacks all of it.
create table outbox_topics (
    topic    text primary key,
    identity text not null
);
