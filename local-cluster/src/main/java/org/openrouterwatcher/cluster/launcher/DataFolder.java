package org.openrouterwatcher.cluster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that keeps everything, held by one launcher at a time. */
public final class DataFolder implements AutoCloseable {

    private static final long NEEDED_MEGABYTES = 300;
    private static final long BYTES_PER_MEGABYTE = 1024L * 1024;

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Takes hold of the folder, making it when it is missing; held until closed or until this JVM ends, whatever ends
     * it.
     *
     * @throws Refusal when it is in use, cannot be written to, or has too little room
     */
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            var lockFile = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                throw inUse(root);
            }
            var folder = new DataFolder(root, lockFile);
            demandRoom(root, Files.getFileStore(root).getUsableSpace());
            Files.createDirectories(folder.logs());
            return folder;
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    static void demandRoom(Path root, long usableBytes) {
        long megabytes = usableBytes / BYTES_PER_MEGABYTE;
        if (megabytes < NEEDED_MEGABYTES) {
            throw new Refusal(
                    "The disk of the data folder %s has %d MB left, and %d MB are needed; make room, or choose "
                                    .formatted(root, megabytes, NEEDED_MEGABYTES)
                            + "another folder with WATCHER_DATA_DIR.");
        }
    }

    private static Refusal inUse(Path root) {
        var holder = StateFile.in(root)
                .read()
                .map(state -> " (launcher pid " + state.launcher().pid() + ", " + state.address() + ")")
                .orElse("");
        return new Refusal("The data folder %s is in use by a cluster that is running%s; ./watcher down ends it, "
                        .formatted(root, holder)
                + "and WATCHER_DATA_DIR with WATCHER_PORT make room for a second one.");
    }

    private static Refusal unusable(Path root, IOException cause) {
        var reason = cause instanceof FileSystemException specific && specific.getReason() != null
                ? specific.getReason()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new Refusal("The data folder %s cannot be used (%s); choose another with WATCHER_DATA_DIR."
                .formatted(root, reason));
    }

    /** Forgets everything that an earlier start has stored, and nothing else that may lie in the folder. */
    void clear() {
        for (Path part : List.of(postgres(), kafka(), simulator(), secrets(), demo(), logs())) {
            Folders.delete(part);
        }
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path simulator() {
        return root.resolve("simulator");
    }

    Path secrets() {
        return secretsIn(root);
    }

    /** The same of a folder that another launcher may hold. */
    static Path secretsIn(Path root) {
        return root.resolve("secrets");
    }

    Path demo() {
        return root.resolve("demo.json");
    }

    Path logs() {
        return root.resolve("logs");
    }

    StateFile state() {
        return StateFile.in(root);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
