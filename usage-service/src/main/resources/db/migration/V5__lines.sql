-- How many lines each sum is of: so a page of lines can say how many there are, and a purge how many go, without
-- counting them.

ALTER TABLE usage_days ADD COLUMN lines bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_models ADD COLUMN lines bigint NOT NULL DEFAULT 0;
ALTER TABLE owner_usage ADD COLUMN lines bigint NOT NULL DEFAULT 0;

UPDATE usage_days head SET lines = counted.lines
FROM (SELECT key_id, day, count(*) AS lines FROM usage_rows GROUP BY key_id, day) counted
WHERE head.key_id = counted.key_id AND head.day = counted.day;
UPDATE usage_models sums SET lines = counted.lines
FROM (SELECT key_id, day, model, count(*) AS lines FROM usage_rows GROUP BY key_id, day, model) counted
WHERE sums.key_id = counted.key_id AND sums.day = counted.day AND sums.model IS NOT DISTINCT FROM counted.model;
UPDATE owner_usage sums SET lines = counted.lines
FROM (SELECT owner_id, day, model, provider, count(*) AS lines FROM usage_rows
      GROUP BY owner_id, day, model, provider) counted
WHERE sums.owner_id = counted.owner_id AND sums.day = counted.day
  AND sums.model IS NOT DISTINCT FROM counted.model AND sums.provider IS NOT DISTINCT FROM counted.provider;

-- who writes a sum says of how many lines it is
ALTER TABLE usage_days ALTER COLUMN lines DROP DEFAULT;
ALTER TABLE usage_models ALTER COLUMN lines DROP DEFAULT;
ALTER TABLE owner_usage ALTER COLUMN lines DROP DEFAULT;

-- in the order in which lines are told, so that the first page is read and nothing else
CREATE INDEX ON usage_rows (owner_id, day DESC, key_id);
DROP INDEX usage_rows_owner_id_day_key_id_idx;
