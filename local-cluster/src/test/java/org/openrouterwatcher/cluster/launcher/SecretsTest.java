package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void giveEachServiceWhatItNeedsAndNothingElse() throws IOException {
        Secrets.completeIn(folder);

        assertThat(contents())
                .containsOnlyKeys(
                        "gateway-service/watcher.caller.private-key",
                        "gateway-service/watcher.caller.public-key",
                        "gateway-service/watcher.feed.keys",
                        "postgres/postgres.password",
                        "postgres/scheduler.password",
                        "postgres/token.password",
                        "postgres/usage.password",
                        "scheduler-service/spring.datasource.password",
                        "scheduler-service/watcher.caller.public-key",
                        "token-service/spring.datasource.password",
                        "token-service/watcher.caller.public-key",
                        "token-service/watcher.feed.keys",
                        "token-service/watcher.signing.key-encryption-key",
                        "usage-service/spring.datasource.password",
                        "usage-service/watcher.caller.public-key",
                        "usage-service/watcher.keys.encryption-keys");
    }

    @Test
    void neverChangeWhatIsThere() throws IOException {
        Secrets.completeIn(folder);
        var before = contents();

        Secrets.completeIn(folder);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void makeAgainWhatIsMissingSoThatItFitsTheRest() throws IOException {
        Secrets.completeIn(folder);
        var before = contents();
        Files.delete(folder.resolve("usage-service/watcher.caller.public-key"));
        Files.delete(folder.resolve("postgres/token.password"));

        Secrets.completeIn(folder);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void refuseKeysThatDoNotBelongTogether() throws IOException {
        Secrets.completeIn(folder);
        Files.writeString(folder.resolve("token-service/watcher.caller.public-key"), "of another system");

        assertThatThrownBy(() -> Secrets.completeIn(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("do not belong together");
    }

    @Test
    void letTheServicesVerifyWhatTheGatewaySigns() throws Exception {
        Secrets.completeIn(folder);
        var signature = sign(read("gateway-service/watcher.caller.private-key"), "who calls");

        assertThat(verify(read("usage-service/watcher.caller.public-key"), "who calls", signature))
                .isTrue();
    }

    @Test
    void letTheGatewayVerifyWhatTokenServiceSigns() throws IOException {
        Secrets.completeIn(folder);

        assertThat(read("gateway-service/watcher.feed.keys"))
                .isEqualTo(read("token-service/watcher.feed.keys"))
                .matches("f1:[A-Za-z0-9+/]{43}=");
    }

    @Test
    void hold256BitsToEncryptWith() throws IOException {
        Secrets.completeIn(folder);

        assertThat(Base64.getDecoder().decode(read("token-service/watcher.signing.key-encryption-key")))
                .hasSize(32);
        assertThat(read("usage-service/watcher.keys.encryption-keys")).startsWith("k1:");
        assertThat(Base64.getDecoder()
                        .decode(read("usage-service/watcher.keys.encryption-keys")
                                .substring(3)))
                .hasSize(32);
    }

    @Test
    void areReadableByTheirOwnerOnly() throws IOException {
        var made = folder.resolve("made");

        Secrets.completeIn(made);

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.resolve("token-service/spring.datasource.password")))
                .isEqualTo("rw-------");
    }

    @Test
    void openToTheDatabaseItsOwnCopiesInAFolderThatSomebodyElsePrepared() throws IOException {
        Secrets.completeIn(folder);

        assertThat(permissions(folder.resolve("postgres/token.password"))).isEqualTo("rw-r--r--");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static byte[] sign(String privateKey, String text) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text.getBytes());
        return signature.sign();
    }

    private static boolean verify(String publicKey, String text, byte[] signed) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(text.getBytes());
        return signature.verify(signed);
    }
}
