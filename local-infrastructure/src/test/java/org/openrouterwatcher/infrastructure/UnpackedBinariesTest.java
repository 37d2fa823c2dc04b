package org.openrouterwatcher.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedBinariesTest {

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void unpackAFile() throws IOException {
        library = folder.resolve("PG-1/lib/libpq.so");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "half of it");
    }

    @Test
    void removesWhatAnInterruptedStartHasUnpacked() {
        UnpackedBinaries.clearHalfUnpacked(folder);

        assertThat(library.getParent()).doesNotExist();
    }

    @Test
    void keepsWhatIsComplete() throws IOException {
        Files.createFile(folder.resolve("PG-1/.exists"));

        UnpackedBinaries.clearHalfUnpacked(folder);

        assertThat(library).exists();
    }

    @Test
    void leavesAloneWhatSomebodyUnpacksNow() throws IOException {
        try (var channel = FileChannel.open(
                        folder.resolve("PG-1/epg-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            UnpackedBinaries.clearHalfUnpacked(folder);
        }

        assertThat(library).exists();
    }

    @Test
    void hasNothingToDoOnANewMachine() {
        UnpackedBinaries.clearHalfUnpacked(folder.resolve("none"));

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
