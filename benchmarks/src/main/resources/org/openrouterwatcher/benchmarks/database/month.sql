-- One month of the ledger. Tables are attached when they are full: so their indexes are built at once.
SET maintenance_work_mem = '128MB';
SET work_mem = '64MB';
SET synchronous_commit = off;

CREATE TABLE usage_rows_{{suffix}} (LIKE usage_rows) WITH (autovacuum_enabled = off);
CREATE TABLE usage_models_{{suffix}} (LIKE usage_models) WITH (autovacuum_enabled = off);
CREATE TABLE usage_days_{{suffix}} (LIKE usage_days INCLUDING CONSTRAINTS) WITH (autovacuum_enabled = off);
CREATE TABLE owner_usage_{{suffix}} (LIKE owner_usage) WITH (autovacuum_enabled = off);

WITH routes AS MATERIALIZED (
    SELECT n AS route, 'lab-' || n % 40 % 9 || '/model-' || n % 40 AS model,
           'lab-' || n % 40 % 9 || '/model-' || n % 40 || '-20260101' AS slug, 'Provider ' || n / 40 AS provider,
           md5(n::text)::uuid::text AS endpoint_id
    FROM generate_series(0, {{routes}} - 1) n)
INSERT INTO usage_rows_{{suffix}} (key_id, day, owner_id, model, model_permaslug, provider, endpoint_id, requests,
                                   tokens_input, tokens_output, tokens_reasoning, credits_cost, byok_cost)
SELECT key_id, day, {{owner}}, model, slug, provider, endpoint_id, 1 + chosen % 25, 6000 + chosen, 900 + chosen, 0,
       0.000000137913 * (6000 + chosen), 0
FROM (SELECT key.id AS key_id, day::date AS day,
             (n * ({{routes}} / lines) + key.id + extract(doy FROM day)::int) % {{routes}} AS chosen
      FROM (VALUES {{spans}}) spans (first_day, last_day, lines), openrouter_keys key,
           generate_series(first_day, last_day, '1 day') day, generate_series(0, lines - 1) n
      WHERE key.owner_id = {{owner}}) lines
JOIN routes ON route = chosen;

INSERT INTO usage_models_{{suffix}} (key_id, day, owner_id, model, lines, requests, tokens_input, tokens_output,
                                     tokens_reasoning, credits_cost, byok_cost)
SELECT key_id, day, owner_id, model, count(*), sum(requests), sum(tokens_input), sum(tokens_output),
       sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
FROM usage_rows_{{suffix}} GROUP BY key_id, day, owner_id, model;

INSERT INTO owner_usage_{{suffix}} (owner_id, day, model, provider, lines, requests, tokens_input, tokens_output,
                                    tokens_reasoning, credits_cost, byok_cost)
SELECT owner_id, day, model, provider, count(*), sum(requests), sum(tokens_input), sum(tokens_output),
       sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
FROM usage_rows_{{suffix}} GROUP BY owner_id, day, model, provider;

INSERT INTO usage_days_{{suffix}} (key_id, day, owner_id, source, complete, lines, requests, tokens_input,
                                   tokens_output, tokens_reasoning, credits_cost, byok_cost, digest, as_of, version)
SELECT key_id, day, owner_id, 'ACTIVITY', true, sum(lines), sum(requests), sum(tokens_input), sum(tokens_output),
       sum(tokens_reasoning), sum(credits_cost), sum(byok_cost), sha256(''), now(), nextval('versions')
FROM usage_models_{{suffix}} GROUP BY key_id, day, owner_id;

DELETE FROM usage_months WHERE month = '{{first}}' AND owner_id = {{owner}};
INSERT INTO usage_months (key_id, month, owner_id, complete, requests, tokens_input, tokens_output, tokens_reasoning,
                          credits_cost, byok_cost)
SELECT key_id, '{{first}}', owner_id, true, sum(requests), sum(tokens_input), sum(tokens_output),
       sum(tokens_reasoning), sum(credits_cost), sum(byok_cost)
FROM usage_days_{{suffix}} GROUP BY key_id, owner_id;

ALTER TABLE usage_rows ATTACH PARTITION usage_rows_{{suffix}} FOR VALUES FROM ('{{first}}') TO ('{{end}}');
ALTER TABLE usage_models ATTACH PARTITION usage_models_{{suffix}} FOR VALUES FROM ('{{first}}') TO ('{{end}}');
ALTER TABLE usage_days ATTACH PARTITION usage_days_{{suffix}} FOR VALUES FROM ('{{first}}') TO ('{{end}}');
ALTER TABLE owner_usage ATTACH PARTITION owner_usage_{{suffix}} FOR VALUES FROM ('{{first}}') TO ('{{end}}');
ANALYZE usage_rows_{{suffix}}, usage_models_{{suffix}}, usage_days_{{suffix}}, owner_usage_{{suffix}};
