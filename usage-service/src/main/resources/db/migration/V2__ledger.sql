-- The ledger: what was spent per key and UTC day, in four grains. usage_days is the head of a key and day; usage_rows
-- are its lines; usage_models and usage_months are sums kept beside them in the same transaction, so that statistics
-- never read lines. The first three are partitioned by month: to purge a month is to drop three tables.
-- Null in requests and tokens means that the source does not know, never zero.

-- No reference to openrouter_keys here: to attach or drop a partition would then lock all keys, and a sync that has
-- locked its own key would wait for itself. Keys are never deleted.
CREATE TABLE usage_days (
    key_id           bigint NOT NULL,
    day              date NOT NULL,
    owner_id         bigint NOT NULL,
    source           text NOT NULL CHECK (source IN ('ACTIVITY', 'COUNTERS')),
    complete         boolean NOT NULL,
    requests         bigint,
    tokens_input     bigint,
    tokens_output    bigint,
    tokens_reasoning bigint,
    credits_cost     numeric NOT NULL,
    byok_cost        numeric NOT NULL,
    digest           bytea NOT NULL,
    as_of            timestamptz NOT NULL,
    version          bigint NOT NULL,
    PRIMARY KEY (key_id, day)
) PARTITION BY RANGE (day);
CREATE INDEX ON usage_days (owner_id, day);
COMMENT ON TABLE usage_days IS 'one row per key and UTC day on which something is known to have been used';
COMMENT ON COLUMN usage_days.source IS
    'ACTIVITY: by model, from a management key. COUNTERS: money only, from the change of lifetime counters. '
    'A day has one source; ACTIVITY replaces COUNTERS, never the other way';
COMMENT ON COLUMN usage_days.complete IS
    'true: the day is over and every figure is known. false: the day goes on, or requests, tokens and models are unknown';
COMMENT ON COLUMN usage_days.credits_cost IS 'charged to OpenRouter credits, USD';
COMMENT ON COLUMN usage_days.byok_cost IS 'spent with own provider keys at list price, USD; the cost is the sum of both';
COMMENT ON COLUMN usage_days.digest IS 'SHA-256 of source, completeness and lines: equal means nothing to write';
COMMENT ON COLUMN usage_days.as_of IS 'when OpenRouter was asked for what stands here; openrouter_keys.usage_as_of says since when it is confirmed';
COMMENT ON COLUMN usage_days.version IS 'version of the UsageUpdated event that told it';

CREATE TABLE usage_rows (
    key_id           bigint NOT NULL,
    day              date NOT NULL,
    owner_id         bigint NOT NULL,
    model            text,
    model_permaslug  text,
    provider         text,
    endpoint_id      text,
    requests         bigint,
    tokens_input     bigint,
    tokens_output    bigint,
    tokens_reasoning bigint,
    credits_cost     numeric NOT NULL,
    byok_cost        numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (key_id, day, model, model_permaslug, endpoint_id, provider)
) PARTITION BY RANGE (day);
CREATE INDEX ON usage_rows (owner_id, day, key_id);
COMMENT ON TABLE usage_rows IS 'the lines of a key and day: one per model, endpoint and provider; from COUNTERS a single one without';
COMMENT ON COLUMN usage_rows.model_permaslug IS 'dated name of the model that never changes';

CREATE TABLE usage_models (
    key_id           bigint NOT NULL,
    day              date NOT NULL,
    owner_id         bigint NOT NULL,
    model            text,
    requests         bigint,
    tokens_input     bigint,
    tokens_output    bigint,
    tokens_reasoning bigint,
    credits_cost     numeric NOT NULL,
    byok_cost        numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (key_id, day, model)
) PARTITION BY RANGE (day);
CREATE INDEX ON usage_models (owner_id, day);
COMMENT ON TABLE usage_models IS 'the lines of a key and day summed by model; null: spent, but the model is unknown';

CREATE TABLE usage_months (
    key_id           bigint NOT NULL REFERENCES openrouter_keys,
    month            date NOT NULL CHECK (extract(day FROM month) = 1),
    owner_id         bigint NOT NULL,
    complete         boolean NOT NULL,
    requests         bigint,
    tokens_input     bigint,
    tokens_output    bigint,
    tokens_reasoning bigint,
    credits_cost     numeric NOT NULL,
    byok_cost        numeric NOT NULL,
    PRIMARY KEY (key_id, month)
);
CREATE INDEX ON usage_months (owner_id, month);
COMMENT ON TABLE usage_months IS 'the days of a key and month summed: totals of a key are sums of these. Computed anew from usage_days after each change, a purge of days included';
COMMENT ON COLUMN usage_months.complete IS 'whether all its days are';
COMMENT ON COLUMN usage_months.requests IS 'sum of what is known; null: of no day';

CREATE TABLE key_snapshots (
    key_id         bigint PRIMARY KEY REFERENCES openrouter_keys,
    taken_at       timestamptz NOT NULL,
    credits        numeric NOT NULL,
    byok           numeric,
    first_taken_at timestamptz NOT NULL,
    undated_credits numeric NOT NULL,
    undated_byok    numeric NOT NULL,
    resets          integer NOT NULL DEFAULT 0,
    last_reset_at   timestamptz
);
COMMENT ON TABLE key_snapshots IS 'the last reading of the lifetime counters of a key, from which the next step is reckoned';
COMMENT ON COLUMN key_snapshots.credits IS 'lifetime usage, USD';
COMMENT ON COLUMN key_snapshots.byok IS 'lifetime byok_usage, USD; null: OpenRouter never said it';
COMMENT ON COLUMN key_snapshots.first_taken_at IS 'watched since';
COMMENT ON COLUMN key_snapshots.undated_credits IS
    'counted by OpenRouter but booked on no day: spent before watching, USD. Lifetime counters = this + all days ever booked. '
    'Below zero only while /activity is ahead of the counters';
COMMENT ON COLUMN key_snapshots.resets IS 'how often a counter was seen to fall; such a step books nothing';
