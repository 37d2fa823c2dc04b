INSERT INTO openrouter_keys (owner_id, name, label, kind, status, last_checked_at, last_good_check_at, usage_as_of,
                             registered_at)
SELECT %1$d, 'service-' || n, 'sk-or-v1-' || n || '...abc', 'INFERENCE', 'VALID', now(), now(), now(),
       now() - interval '3 years'
FROM generate_series(1, %2$d) n
