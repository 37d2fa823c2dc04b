-- Money is NUMERIC without a scale everywhere: what OpenRouter wrote, to the last digit. Times are UTC.

CREATE SEQUENCE versions;
COMMENT ON SEQUENCE versions IS
    'versions of everything that is told in events: a later value is a newer state, also after a row was purged';

CREATE TABLE accounts (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id        bigint NOT NULL,
    total_credits   numeric,
    total_usage     numeric,
    credits_as_of   timestamptz,
    inventory_as_of timestamptz
);
COMMENT ON TABLE accounts IS
    'an OpenRouter account, as one owner sees it through one or more management keys that show the same inventory';
COMMENT ON COLUMN accounts.total_credits IS 'bought ever, USD; null until asked with success';
COMMENT ON COLUMN accounts.total_usage IS 'spent ever by all keys, USD; the balance is the difference and may be negative';
COMMENT ON COLUMN accounts.inventory_as_of IS 'when its keys were last listed completely';

CREATE TABLE openrouter_keys (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id           bigint NOT NULL,
    account_id         bigint REFERENCES accounts,
    name               text NOT NULL,
    label              text,
    kind               text NOT NULL CHECK (kind IN ('INFERENCE', 'MANAGEMENT', 'UNKNOWN')),
    fingerprint        text CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    status             text NOT NULL CHECK (status IN ('UNVERIFIED', 'VALID', 'OUT_OF_FUNDS', 'INVALID')),
    status_reason      text,
    enabled            boolean NOT NULL DEFAULT true,
    spend_limit        numeric,
    limit_remaining    numeric,
    limit_reset        text,
    expires_at         timestamptz,
    last_checked_at    timestamptz,
    last_good_check_at timestamptz,
    usage_as_of        timestamptz,
    registered_at      timestamptz,
    removed_at         timestamptz,
    version            bigint NOT NULL DEFAULT nextval('versions'),
    UNIQUE (owner_id, fingerprint)
);
CREATE INDEX ON openrouter_keys (account_id);
COMMENT ON TABLE openrouter_keys IS
    'one row per OpenRouter key an owner knows, whether registered here, seen in an inventory, or both: '
    'so one key has one id and its spend is booked once. Rows stay after removal: the ledger refers to them';
COMMENT ON COLUMN openrouter_keys.account_id IS 'known through a management key only';
COMMENT ON COLUMN openrouter_keys.name IS 'given by the owner, or from the inventory when never registered';
COMMENT ON COLUMN openrouter_keys.label IS 'the masked form as OpenRouter shows it';
COMMENT ON COLUMN openrouter_keys.fingerprint IS 'SHA-256 of the key text; null when the text was never seen';
COMMENT ON COLUMN openrouter_keys.status IS 'as OpenRouter last proved; what the owner switched off is in enabled';
COMMENT ON COLUMN openrouter_keys.status_reason IS 'why the last check proved nothing good; null when the key works';
COMMENT ON COLUMN openrouter_keys.spend_limit IS 'cap in USD; null: none';
COMMENT ON COLUMN openrouter_keys.limit_remaining IS 'left in the current window of the cap; may be negative';
COMMENT ON COLUMN openrouter_keys.limit_reset IS 'daily, weekly, monthly or a word of the future; null: never';
COMMENT ON COLUMN openrouter_keys.usage_as_of IS 'when its spend was last read with success: as of when its figures are';
COMMENT ON COLUMN openrouter_keys.registered_at IS 'null: seen in an inventory, never registered here';
COMMENT ON COLUMN openrouter_keys.removed_at IS 'when the owner removed it; its secret is gone, its history is kept';

CREATE TABLE key_secrets (
    key_id            bigint PRIMARY KEY REFERENCES openrouter_keys,
    fingerprint       text NOT NULL UNIQUE,
    encryption_key_id text NOT NULL,
    sealed            bytea NOT NULL
);
CREATE INDEX ON key_secrets (encryption_key_id);
COMMENT ON TABLE key_secrets IS 'the texts of registered keys, encrypted; a row is deleted when its key is removed';
COMMENT ON COLUMN key_secrets.fingerprint IS 'SHA-256 of the key text: a key can be registered once, by one owner';
COMMENT ON COLUMN key_secrets.encryption_key_id IS 'which of watcher.keys.encryption-keys opens it';
COMMENT ON COLUMN key_secrets.sealed IS
    'AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag; associated data names table, column, row, owner and key id';

CREATE TABLE observed_keys (
    key_id             bigint PRIMARY KEY REFERENCES openrouter_keys,
    owner_id           bigint NOT NULL,
    hash               text NOT NULL,
    name               text NOT NULL,
    label              text NOT NULL,
    workspace_id       text,
    disabled           boolean NOT NULL,
    last_seen_at       timestamptz NOT NULL,
    gone_at            timestamptz,
    moved_at           timestamptz,
    activity_read_at   timestamptz,
    UNIQUE (owner_id, hash)
);
COMMENT ON TABLE observed_keys IS 'keys as a management key of the same owner sees them in its inventory';
COMMENT ON COLUMN observed_keys.hash IS 'OpenRouter''s public name of the key; by it /activity is asked';
COMMENT ON COLUMN observed_keys.disabled IS 'switched off at OpenRouter';
COMMENT ON COLUMN observed_keys.gone_at IS 'when it was first missing in a complete inventory: deleted at OpenRouter';
COMMENT ON COLUMN observed_keys.moved_at IS 'when its lifetime counters were last seen to have moved';
COMMENT ON COLUMN observed_keys.activity_read_at IS 'when its /activity was last read completely; null: never';

CREATE TABLE key_status_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key_id     bigint NOT NULL REFERENCES openrouter_keys,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    reason     text,
    changed_at timestamptz NOT NULL
);
CREATE INDEX ON key_status_changes (key_id, id);
COMMENT ON TABLE key_status_changes IS 'history of what was known about whether a key works; DISABLED: by its owner';

CREATE VIEW management_keys AS
SELECT id, owner_id, account_id, status
FROM openrouter_keys
WHERE kind = 'MANAGEMENT' AND enabled AND status <> 'INVALID'
  AND registered_at IS NOT NULL AND removed_at IS NULL;
COMMENT ON VIEW management_keys IS 'keys through which an account can be seen now';

CREATE VIEW covered_keys AS
SELECT seen.key_id, seen.owner_id, seen.hash, key.account_id
FROM observed_keys seen
JOIN openrouter_keys key ON key.id = seen.key_id
WHERE seen.gone_at IS NULL
  AND EXISTS (SELECT FROM management_keys manager WHERE manager.account_id = key.account_id);
COMMENT ON VIEW covered_keys IS 'keys whose spend is read through a management key, and therefore not from the key itself';
