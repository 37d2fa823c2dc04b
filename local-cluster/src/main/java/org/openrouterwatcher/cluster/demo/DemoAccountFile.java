package org.openrouterwatcher.cluster.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Where the account is remembered; only its owner may read the file. */
final class DemoAccountFile {

    private static final String EMAIL = "demo@example.org";
    private static final int PASSWORD_LENGTH = 20;
    // without those that are read as one another
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    DemoAccountFile(Path path) {
        this.path = path;
    }

    /** The password is written down before anybody is registered with it. */
    DemoAccount readOrInvent() {
        if (Files.exists(path)) {
            return read();
        }
        var account = new DemoAccount(EMAIL, newPassword(), null);
        write(account);
        return account;
    }

    private DemoAccount read() {
        try {
            return JSON.readValue(Files.readString(path), DemoAccount.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(DemoAccount account) {
        try {
            var draft = path.resolveSibling(path.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writeValueAsString(account));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, PASSWORD_LETTERS.length())
                .mapToObj(index -> PASSWORD_LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
