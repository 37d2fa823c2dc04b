package org.openrouterwatcher.cluster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void refusesASecondHolder() {
        try (var _ = DataFolder.open(parent)) {
            assertThatThrownBy(() -> DataFolder.open(parent))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("in use by a cluster that is running");
        }
    }

    @Test
    void isFreeAgainWhenItsHolderIsGone() {
        DataFolder.open(parent).close();

        assertThatCode(() -> DataFolder.open(parent).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAPathThatIsAFile() throws IOException {
        var file = Files.writeString(parent.resolve("file"), "not a folder");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("WATCHER_DATA_DIR");
    }

    @Test
    void refusesADiskThatIsAlmostFull() {
        assertThatThrownBy(() -> DataFolder.demandRoom(parent, 12L * 1024 * 1024))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("12 MB left");
        assertThatCode(() -> DataFolder.demandRoom(parent, 300L * 1024 * 1024)).doesNotThrowAnyException();
    }

    @Test
    void forgetsItsOwnPartsAndKeepsWhatIsNotItsOwn() throws IOException {
        var holiday = Files.writeString(parent.resolve("holiday.jpg"), "precious");

        try (var folder = DataFolder.open(parent)) {
            Files.createDirectories(folder.kafka().resolve("topic"));
            Files.writeString(folder.kafka().resolve("topic").resolve("0.log"), "records");
            folder.clear();

            assertThat(folder.kafka()).doesNotExist();
            assertThat(folder.logs()).isDirectory();
            assertThat(holiday).exists();
        }
    }
}
