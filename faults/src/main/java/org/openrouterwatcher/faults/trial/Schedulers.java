package org.openrouterwatcher.faults.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Stage;

/** The scheduler-services of a stage, and which of them sends the ticks. */
final class Schedulers {

    private static final Pattern IN_CHARGE = Pattern.compile("outbox relay in charge epoch=\"?(\\d+)");

    private final Stage stage;

    Schedulers(Stage stage) {
        this.stage = stage;
    }

    /** Their names. */
    List<String> names() {
        return stage.cluster().instancesOf(Service.SCHEDULER).stream()
                .map(Instance::name)
                .toList();
    }

    /** Something that was done to one of them; closing it returns when that one is there again. */
    record Struck(String what, CompletableFuture<Void> back) implements AutoCloseable {
        @Override
        public void close() {
            back.join();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** Ends it as a crash would, and has it started again. */
    Struck killLeader() {
        String leader = leader();
        stage.cluster().kill(leader);
        return new Struck(
                "kill -9 of " + leader,
                CompletableFuture.runAsync(() -> stage.cluster().restart(leader), Thread::startVirtualThread));
    }

    /** Lets it stand still for a time, of which it knows nothing afterwards. */
    Struck freezeLeader(Duration time) {
        String leader = leader();
        stage.cluster().freeze(leader);
        var later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
        return new Struck(
                "a standstill of " + leader,
                CompletableFuture.runAsync(() -> stage.cluster().thaw(leader), later));
    }

    /** Who was the last to say that it is in charge. */
    String leader() {
        return names().stream().max(Comparator.comparingLong(this::lastEpoch)).orElseThrow();
    }

    private long lastEpoch(String name) {
        return read(name).flatMap(Schedulers::lastEpochIn).orElse(0L);
    }

    private static Optional<Long> lastEpochIn(String log) {
        return IN_CHARGE
                .matcher(log)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .max(Long::compare);
    }

    private Optional<String> read(String name) {
        Path log = stage.folder().resolve("logs").resolve(name + ".log");
        try {
            return Files.exists(log) ? Optional.of(Files.readString(log)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
