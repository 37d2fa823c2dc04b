package org.openrouterwatcher.cluster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountFileTest {

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("demo.json");
    }

    @Test
    void remembersTheInventedPasswordFromTheFirstMoment() {
        var invented = new DemoAccountFile(path).readOrInvent();

        assertThat(new DemoAccountFile(path).readOrInvent()).isEqualTo(invented);
        assertThat(invented.password()).hasSize(20);
        assertThat(invented.token()).isNull();
    }

    @Test
    void keepsTheTokenForTheNextStart() {
        var file = new DemoAccountFile(path);
        var account = file.readOrInvent().with("or_api_example");

        file.write(account);

        assertThat(file.readOrInvent()).isEqualTo(account);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        new DemoAccountFile(path).readOrInvent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void inventsAnotherPasswordForEveryFolder() {
        var here = new DemoAccountFile(path).readOrInvent();
        var there = new DemoAccountFile(folder.resolve("other.json")).readOrInvent();

        assertThat(here.password()).isNotEqualTo(there.password());
    }

    @Test
    void neverShowsPasswordOrToken() {
        var account = new DemoAccount("demo@example.org", "secret", "or_api_secret");

        assertThat(account.toString()).doesNotContain("secret");
    }
}
