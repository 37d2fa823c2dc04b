package org.openrouterwatcher.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Service;

/** The wall clocks of some processes, which can be set while they run, by libfaketime (Debian: {@code faketime}). */
public final class Clocks {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketime.so.1";

    private final Path folder;
    private final Path library;

    private Clocks(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Empty where the library is not installed. */
    public static Optional<Clocks> in(Path folder) {
        try (var architectures = Files.list(LIBRARIES)) {
            return Stream.concat(Stream.of(LIBRARIES), architectures)
                    .map(each -> each.resolve(LIBRARY))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(library -> new Clocks(folder, library));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What processes of a service have to be started with. */
    public String runWith(Service service) {
        return "env LD_PRELOAD=" + library + " FAKETIME_TIMESTAMP_FILE=" + file(service, "{number}")
                + " FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 FAKETIME_CACHE_DURATION=1";
    }

    /** Sets the clock of one process this many seconds off. */
    public void set(Service service, int number, long seconds) {
        try {
            Files.writeString(file(service, String.valueOf(number)), String.format(Locale.ROOT, "%+d\n", seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Service service, String number) {
        return folder.resolve("clock-" + service.moduleName() + "-" + number);
    }
}
