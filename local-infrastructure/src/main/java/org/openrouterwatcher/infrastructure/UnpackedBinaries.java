package org.openrouterwatcher.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programs of PostgreSQL, which the library that starts it unpacks once for all of a machine's users of it. It
 * cannot go on where somebody was interrupted while unpacking, and would refuse every later start.
 */
final class UnpackedBinaries {

    private static final String COMPLETE = ".exists";
    private static final String LOCK = "epg-lock";

    private UnpackedBinaries() {}

    /** Where the library unpacks to. */
    static Path folder() {
        String wished = System.getProperty("ot.epg.working-dir");
        return wished == null ? Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg") : Path.of(wished);
    }

    /** Removes what was unpacked in part, unless somebody is at it now. */
    static void clearHalfUnpacked(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var versions = Files.list(folder)) {
            for (Path version : versions.filter(Files::isDirectory).toList()) {
                if (Files.notExists(version.resolve(COMPLETE))) {
                    clear(version);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path version) throws IOException {
        Path lockFile = version.resolve(LOCK);
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = lock(channel)) {
            if (lock != null && Files.notExists(version.resolve(COMPLETE))) {
                deleteAllBut(lockFile, version);
            }
        }
    }

    private static void deleteAllBut(Path kept, Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(kept) && !path.equals(folder))
                    .toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of ours unpacks
        }
    }
}
