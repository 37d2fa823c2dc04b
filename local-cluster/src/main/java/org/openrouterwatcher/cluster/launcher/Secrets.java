package org.openrouterwatcher.cluster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The secrets of the system: a folder for each service, a file for each property, as Spring's configuration tree reads
 * them. What is there stays as it is; what is missing is made, so that this can run before every start.
 */
final class Secrets {

    private static final String CALLER_PRIVATE_KEY = "watcher.caller.private-key";
    private static final String CALLER_PUBLIC_KEY = "watcher.caller.public-key";
    private static final String FEED_KEYS = "watcher.feed.keys";
    private static final String DATABASE_PASSWORD = "spring.datasource.password";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER_ONLY = "rw-------";

    // in a container PostgreSQL is another user than the one who made this; the folder above says who may come near
    private static final String READABLE = "rw-r--r--";

    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 24;

    private final Path root;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path root) {
        this.root = root;
    }

    /** Completes the secrets in this folder. */
    static Secrets completeIn(Path root) {
        var secrets = new Secrets(root);
        secrets.completeCallerKeys();
        secrets.completeFeedKeys();
        secrets.completeEncryptionKeys();
        secrets.completePasswords();
        return secrets;
    }

    /** The folder that a service reads. */
    Path folderOf(Service service) {
        return root.resolve(service.moduleName());
    }

    /** What the role of a service shows to the database. */
    String databasePassword(Service service) {
        return read(folderOf(service).resolve(DATABASE_PASSWORD));
    }

    /** What the database's own superuser shows to it. */
    String superuserPassword() {
        return read(passwordKnownToPostgres(SUPERUSER));
    }

    /** The gateway signs with the private key; the services that it calls know the public one. */
    private void completeCallerKeys() {
        var privateKey = folderOf(Service.GATEWAY).resolve(CALLER_PRIVATE_KEY);
        var publicKey = folderOf(Service.GATEWAY).resolve(CALLER_PUBLIC_KEY);
        if (Files.notExists(privateKey)) {
            var pair = newSigningKey();
            // in this order: a private key that is there has its public one beside it
            write(publicKey, pair.publicKey(), OWNER_ONLY);
            write(privateKey, pair.privateKey(), OWNER_ONLY);
        }
        for (Service service : List.of(Service.TOKEN, Service.SCHEDULER, Service.USAGE)) {
            copyWhenMissing(publicKey, folderOf(service).resolve(CALLER_PUBLIC_KEY), OWNER_ONLY);
        }
    }

    /**
     * What token-service signs its feed with, gateways verify with: a million records in seconds allow no other kind.
     */
    private void completeFeedKeys() {
        var signersCopy = folderOf(Service.TOKEN).resolve(FEED_KEYS);
        writeWhenMissing(signersCopy, "f1:" + randomKey());
        copyWhenMissing(signersCopy, folderOf(Service.GATEWAY).resolve(FEED_KEYS), OWNER_ONLY);
    }

    private void completeEncryptionKeys() {
        writeWhenMissing(folderOf(Service.TOKEN).resolve("watcher.signing.key-encryption-key"), randomKey());
        writeWhenMissing(folderOf(Service.USAGE).resolve("watcher.keys.encryption-keys"), "k1:" + randomKey());
    }

    private void completePasswords() {
        if (Files.notExists(passwordKnownToPostgres(SUPERUSER))) {
            write(passwordKnownToPostgres(SUPERUSER), randomPassword(), READABLE);
        }
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                var ownersCopy = folderOf(service).resolve(DATABASE_PASSWORD);
                writeWhenMissing(ownersCopy, randomPassword());
                copyWhenMissing(ownersCopy, passwordKnownToPostgres(service.word()), READABLE);
            }
        }
    }

    private Path passwordKnownToPostgres(String role) {
        return root.resolve("postgres").resolve(role + ".password");
    }

    private void writeWhenMissing(Path file, String secret) {
        if (Files.notExists(file)) {
            write(file, secret, OWNER_ONLY);
        }
    }

    private void copyWhenMissing(Path source, Path target, String permissions) {
        var secret = read(source);
        if (Files.notExists(target)) {
            write(target, secret, permissions);
        } else if (!read(target).equals(secret)) {
            throw new Refusal("%s and %s do not belong together; restore the folder they come from, or delete both."
                    .formatted(source, target));
        }
    }

    private void write(Path file, String secret, String permissions) {
        try {
            createFolder(Objects.requireNonNull(file.getParent()));
            // first closed to others, then filled, then put in its place: it is never seen half written
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            Files.writeString(draft, secret);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal("The secret %s cannot be written: %s.".formatted(file, e.getMessage()));
        }
    }

    private static void createFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String randomKey() {
        return Base64.getEncoder().encodeToString(randomBytes(KEY_BYTES));
    }

    private String randomPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(PASSWORD_BYTES));
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static SigningKey newSigningKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var base64 = Base64.getEncoder();
            return new SigningKey(
                    base64.encodeToString(pair.getPrivate().getEncoded()),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both halves in base64: PKCS#8 and SubjectPublicKeyInfo. */
    private record SigningKey(String privateKey, String publicKey) {

        @Override
        public String toString() {
            return publicKey;
        }
    }
}
