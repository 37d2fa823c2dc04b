package org.openrouterwatcher.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openrouterwatcher.stage.Stage;

/** A disk of its own for a part of the system, small enough to be filled. It lies in memory. */
public final class Volume implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Path folder;

    private Volume(Path folder) {
        this.folder = folder;
    }

    /** Makes it; root only. */
    static Volume make(int megabytes) {
        try {
            var folder = Files.createTempDirectory("watcher-volume");
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
            return new Volume(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Leaves no room on it. */
    public void fill() throws IOException {
        FileStore store = Files.getFileStore(folder);
        try (var file = Files.newOutputStream(filler())) {
            while (store.getUsableSpace() > CHUNK) {
                file.write(new byte[CHUNK]);
            }
            while (true) {
                file.write(new byte[512]);
            }
        } catch (IOException full) {
            // as it shall be
        }
    }

    /** Gives the room back. */
    public void clear() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the machine do something with disks or files. */
    static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new Stage.Unusable("Disks can be made by root only, in a mount namespace of its own.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
