create table signing_keys (
    kid                   text primary key,
    public_key            bytea       not null,
    -- nonce, ciphertext and tag of AES-256-GCM; kid and public key are its associated data
    encrypted_private_key bytea       not null,
    signs_from            timestamptz not null
);
