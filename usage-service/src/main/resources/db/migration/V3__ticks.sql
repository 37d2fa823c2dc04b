CREATE TABLE tick_runs (
    tick_id      uuid PRIMARY KEY,
    job          text NOT NULL,
    cause        text NOT NULL CHECK (cause IN ('SCHEDULE', 'CATCH_UP', 'MANUAL', 'REGISTRATION')),
    started_at   timestamptz NOT NULL,
    completed_at timestamptz
);
COMMENT ON TABLE tick_runs IS 'a tick that was heard, or asked for by the owner of a key; completed when no work of it is left';

CREATE TABLE tick_work (
    tick_id      uuid NOT NULL REFERENCES tick_runs ON DELETE CASCADE,
    key_id       bigint NOT NULL REFERENCES openrouter_keys,
    job          text NOT NULL,
    requested_at timestamptz NOT NULL,
    done_at      timestamptz,
    succeeded    boolean,
    rows         bigint NOT NULL DEFAULT 0,
    detail       text,
    PRIMARY KEY (tick_id, key_id)
);
CREATE INDEX ON tick_work (key_id, job, requested_at DESC);
CREATE INDEX ON tick_work (tick_id) WHERE done_at IS NULL;
COMMENT ON TABLE tick_work IS
    'the part of a tick that concerns one key. done_at is set in the transaction of the effect, once: it is the mark by which a repeated key-work record is known';
COMMENT ON COLUMN tick_work.detail IS 'one sentence for a person when it did not succeed';
