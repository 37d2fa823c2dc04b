package org.openrouterwatcher.cluster.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openrouterwatcher.cluster.process.ChildProcess;
import org.openrouterwatcher.cluster.process.Lifeline;
import org.openrouterwatcher.cluster.process.LogFile;
import org.openrouterwatcher.cluster.process.ProcessFailure;
import org.openrouterwatcher.cluster.process.ProcessRecord;
import org.openrouterwatcher.cluster.process.ProcessSpec;

/**
 * Every process of a running cluster. Each is on the lifeline and in the state file before anybody relies on it, and
 * none is started once the end has begun.
 */
final class ProcessTable implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataFolder data;
    private final Lifeline lifeline = Lifeline.open();
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final CompletableFuture<ProcessFailure> firstFailure = new CompletableFuture<>();
    // whoever starts something holds the reading half, so that the end waits for what is half started
    private final ReadWriteLock starting = new ReentrantReadWriteLock();
    private volatile boolean ending;
    private ClusterState state;

    ProcessTable(int port, DataFolder data) {
        this.data = data;
        this.state = ClusterState.begin(port);
        data.state().write(state);
    }

    /** Starts a process of ours. */
    ChildProcess start(ProcessSpec spec) {
        return unlessEnding(() -> enter(ChildProcess.start(spec, LogFile.begin(data.logs(), spec.name()))));
    }

    /** Starts again what has ended. */
    ChildProcess startAgain(String name) {
        return unlessEnding(() -> enter(child(name).again()));
    }

    private ChildProcess enter(ChildProcess child) {
        children.put(child.name(), child);
        enter(child.record(), child.handle());
        child.unwantedEnd().thenAccept(firstFailure::complete);
        return child;
    }

    /** A process that something else has started for us. */
    void enter(ProcessRecord started, ProcessHandle process) {
        lifeline.attach(process);
        process.onExit().thenAccept(lifeline::detach);
        remember(started);
    }

    /** Takes the end of this process, unless ours has begun, for a failure. */
    void watch(ProcessHandle process, Supplier<ProcessFailure> failure) {
        process.onExit().thenAccept(_ -> {
            if (!ending) {
                firstFailure.complete(failure.get());
            }
        });
    }

    private synchronized void remember(ProcessRecord started) {
        state = state.with(started);
        data.state().write(state);
    }

    /** Does this start, unless the end has begun. */
    <T> T unlessEnding(Supplier<T> start) {
        starting.readLock().lock();
        try {
            if (ending) {
                throw new IllegalStateException("the cluster is ending");
            }
            return start.get();
        } finally {
            starting.readLock().unlock();
        }
    }

    /** Waits for what is half started; from then on nothing starts. */
    void beginTheEnd() {
        starting.writeLock().lock();
        ending = true;
        starting.writeLock().unlock();
    }

    boolean isEnding() {
        return ending;
    }

    /** Stops, all at once, the children with these names. */
    void stop(Predicate<String> names) {
        List<CompletableFuture<Void>> stops = children.values().stream()
                .filter(child -> names.test(child.name()))
                .map(child -> CompletableFuture.runAsync(() -> child.stop(PATIENCE), Thread::startVirtualThread))
                .toList();
        stops.forEach(CompletableFuture::join);
    }

    /** Stops this child and leaves it this time. */
    void stop(String name, Duration patience) {
        child(name).stop(patience);
    }

    ChildProcess child(String name) {
        var child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("there is no process " + name + ", only " + children.keySet());
        }
        return child;
    }

    /** Completes when a process has ended that nobody wanted to end. */
    CompletableFuture<ProcessFailure> firstFailure() {
        return firstFailure;
    }

    @Override
    public void close() {
        lifeline.close();
        data.state().delete();
    }
}
