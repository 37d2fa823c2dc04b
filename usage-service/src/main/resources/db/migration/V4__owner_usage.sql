-- A coarser grain of the ledger, for what a person sees at first sight: its cost grows with days and models, not with
-- keys. It is partitioned by month as the others are, and goes with them.

CREATE TABLE owner_usage (
    owner_id         bigint NOT NULL,
    day              date NOT NULL,
    model            text,
    provider         text,
    requests         bigint,
    tokens_input     bigint,
    tokens_output    bigint,
    tokens_reasoning bigint,
    credits_cost     numeric NOT NULL,
    byok_cost        numeric NOT NULL,
    UNIQUE NULLS NOT DISTINCT (owner_id, day, model, provider)
) PARTITION BY RANGE (day);
COMMENT ON TABLE owner_usage IS
    'the lines of all keys of an owner and day summed by model and provider; null: spent, but that is unknown. '
    'Computed anew from usage_rows at the end of each transaction that changes them';
COMMENT ON COLUMN owner_usage.requests IS 'sum of what is known; null: of no line';

-- what an owner spent on one model, by key
CREATE INDEX ON usage_models (owner_id, model, day);

DO $$
DECLARE
    month date;
BEGIN
    FOR month IN
        SELECT to_date(right(relname, 7), 'YYYY_MM') FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'usage_rows'::regclass
    LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF owner_usage FOR VALUES FROM (%L) TO (%L)',
                       'owner_usage_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
    END LOOP;
END $$;

INSERT INTO owner_usage (owner_id, day, model, provider, requests, tokens_input, tokens_output, tokens_reasoning,
                         credits_cost, byok_cost)
SELECT owner_id, day, model, provider, sum(requests), sum(tokens_input), sum(tokens_output), sum(tokens_reasoning),
       sum(credits_cost), sum(byok_cost)
FROM usage_rows GROUP BY owner_id, day, model, provider;
