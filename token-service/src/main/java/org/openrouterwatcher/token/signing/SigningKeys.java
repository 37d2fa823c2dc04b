package org.openrouterwatcher.token.signing;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.openrouterwatcher.token.database.DatabaseTime;
import org.openrouterwatcher.token.signing.SigningKey.Ciphertext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of all instances: in the database, so that each signs and publishes the same. */
@Repository
class SigningKeys {

    /** An arbitrary number that nothing else in this database locks. */
    private static final long ROTATION_LOCK = 7_031_002;

    private final JdbcClient jdbc;

    SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are published, newest first. */
    List<SigningKey> all() {
        return jdbc.sql("select * from signing_keys order by signs_from desc, kid")
                .query(SigningKeys::signingKey)
                .list();
    }

    /** Lets one instance at a time change the keys, until its transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ROTATION_LOCK)
                .query((row, _) -> true)
                .single();
    }

    void add(SigningKey key) {
        jdbc.sql("""
                        insert into signing_keys (kid, public_key, encrypted_private_key, signs_from)
                        values (:kid, :publicKey, :privateKey, :signsFrom)
                        """)
                .param("kid", key.kid())
                .param("publicKey", key.publicKey().getEncoded())
                .param("privateKey", key.encryptedPrivateKey().bytes())
                .param("signsFrom", of(key.signsFrom()))
                .update();
    }

    void remove(Collection<SigningKey> keys) {
        jdbc.sql("delete from signing_keys where kid = any (:kids)")
                .param("kids", keys.stream().map(SigningKey::kid).toArray(String[]::new))
                .update();
    }

    private static SigningKey signingKey(ResultSet row, int number) throws SQLException {
        return new SigningKey(
                row.getString("kid"),
                publicKey(row.getBytes("public_key")),
                new Ciphertext(row.getBytes("encrypted_private_key")),
                DatabaseTime.get(row, "signs_from"));
    }

    private static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key in signing_keys is no Ed25519 key", e);
        }
    }
}
