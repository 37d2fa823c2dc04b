package org.openrouterwatcher.usage.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrouterwatcher.usage.keys.KeyCipher.Place;
import org.openrouterwatcher.usage.keys.KeyCipher.Sealed;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The texts of registered keys: encrypted in the database, readable only through here. */
@Repository
public class KeySecrets {

    private final JdbcClient jdbc;
    private final EncryptionKeys encryptionKeys;
    private final KeyCipher cipher;

    KeySecrets(JdbcClient jdbc, EncryptionKeys encryptionKeys, KeyCipher cipher) {
        this.jdbc = jdbc;
        this.encryptionKeys = encryptionKeys;
        this.cipher = cipher;
        refuseUnreadableRows();
    }

    /** The text of a key; empty when it is not registered (any more). */
    public Optional<Secret> find(long keyId) {
        return jdbc.sql("""
                        SELECT key_id, owner_id, encryption_key_id, sealed
                        FROM key_secrets JOIN openrouter_keys ON id = key_id WHERE key_id = :keyId
                        """)
                .param("keyId", keyId)
                .query(KeySecrets::row)
                .optional()
                .map(this::open);
    }

    /** A key that is registered and not switched off, with its text. */
    public Optional<ActiveKey> active(long keyId) {
        return jdbc.sql("""
                        SELECT key.*, key_id, encryption_key_id, sealed,
                               EXISTS (SELECT FROM covered_keys covered WHERE covered.key_id = key.id) AS covered,
                               EXISTS (SELECT FROM observed_keys seen
                                       WHERE seen.owner_id = key.owner_id) AS beside_inventory
                        FROM openrouter_keys key JOIN key_secrets ON key_id = key.id
                        WHERE key.id = :keyId AND enabled AND registered_at IS NOT NULL AND removed_at IS NULL
                        """).param("keyId", keyId).query(this::activeKey).optional();
    }

    /** Whether a key with this text is registered, whoever owns it. */
    public boolean isKnown(Fingerprint fingerprint) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM key_secrets WHERE fingerprint = :fingerprint)")
                .param("fingerprint", fingerprint.hex())
                .query(Boolean.class)
                .single();
    }

    /** Keeps the text of a key; false when a key with this text is registered already, whoever owns it. */
    public boolean add(long keyId, long ownerId, Secret text) {
        Sealed sealed = cipher.seal(text, new Place(keyId, ownerId));
        return jdbc.sql("""
                                INSERT INTO key_secrets (key_id, fingerprint, encryption_key_id, sealed)
                                VALUES (:keyId, :fingerprint, :encryptionKeyId, :sealed) ON CONFLICT DO NOTHING
                                """)
                        .param("keyId", keyId)
                        .param("fingerprint", Fingerprint.of(text).hex())
                        .param("encryptionKeyId", sealed.encryptionKeyId())
                        .param("sealed", sealed.bytes())
                        .update()
                == 1;
    }

    /** Forgets the text of a key for good. */
    public void remove(long keyId) {
        jdbc.sql("DELETE FROM key_secrets WHERE key_id = :keyId")
                .param("keyId", keyId)
                .update();
    }

    /** Encrypts some rows of older encryption keys anew; how many. Instances share the rows. */
    @Transactional
    public int reencrypt(int limit) {
        List<Row> rows = jdbc.sql("""
                        SELECT key_id, owner_id, encryption_key_id, sealed
                        FROM key_secrets JOIN openrouter_keys ON id = key_id
                        WHERE encryption_key_id <> :primary LIMIT :limit FOR UPDATE OF key_secrets SKIP LOCKED
                        """)
                .param("primary", encryptionKeys.primaryId())
                .param("limit", limit)
                .query(KeySecrets::row)
                .list();
        rows.forEach(row -> replace(row.place, open(row)));
        return rows.size();
    }

    private ActiveKey activeKey(ResultSet row, int number) throws SQLException {
        return new ActiveKey(
                OpenRouterKeys.key(row, number),
                open(row(row, number)),
                row.getBoolean("covered"),
                row.getBoolean("beside_inventory"));
    }

    private record Row(Place place, Sealed sealed) {}

    private Secret open(Row row) {
        return cipher.open(row.sealed, row.place);
    }

    private void replace(Place place, Secret text) {
        Sealed sealed = cipher.seal(text, place);
        jdbc.sql("""
                        UPDATE key_secrets SET encryption_key_id = :encryptionKeyId, sealed = :sealed
                        WHERE key_id = :keyId
                        """)
                .param("encryptionKeyId", sealed.encryptionKeyId())
                .param("sealed", sealed.bytes())
                .param("keyId", place.keyId())
                .update();
    }

    private void refuseUnreadableRows() {
        Set<String> needed = jdbc.sql("SELECT DISTINCT encryption_key_id FROM key_secrets")
                .query((row, _) -> row.getString("encryption_key_id"))
                .set();
        needed.removeAll(encryptionKeys.ids());
        if (!needed.isEmpty()) {
            throw new EncryptionKeysException(
                    "registered keys are encrypted with " + String.join(", ", needed) + ", which is not in the list");
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Place(row.getLong("key_id"), row.getLong("owner_id")),
                new Sealed(row.getString("encryption_key_id"), row.getBytes("sealed")));
    }
}
