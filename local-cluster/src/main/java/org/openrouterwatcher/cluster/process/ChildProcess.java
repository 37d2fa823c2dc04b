package org.openrouterwatcher.cluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of the system, from its start to its end. */
public final class ChildProcess {

    private static final Duration POLL = Duration.ofMillis(50);

    private final ProcessSpec spec;
    private final LogFile log;
    private final Process process;
    private volatile boolean endIsWanted;

    private ChildProcess(ProcessSpec spec, LogFile log, Process process) {
        this.spec = spec;
        this.log = log;
        this.process = process;
    }

    /** Starts it, everything that it prints going to the log. */
    public static ChildProcess start(ProcessSpec spec, LogFile log) {
        var builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.path().toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        try {
            var process = builder.start();
            // nobody types into it
            process.getOutputStream().close();
            return new ChildProcess(spec, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " cannot be started", e);
        }
    }

    /** Starts the same once more, into the same log. */
    public ChildProcess again() {
        return start(spec, log);
    }

    /** What people call it. */
    public String name() {
        return spec.name();
    }

    /** The process as the operating system knows it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What to remember of it. */
    public ProcessRecord record() {
        return ProcessRecord.of(spec.name(), handle(), spec.port());
    }

    /**
     * Returns when it can be used.
     *
     * @throws ProcessFailure when it ends before, or is not ready within the limit
     */
    public void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!spec.readiness().isGiven(log.path())) {
            if (endsWithin(POLL)) {
                throw failure("ended with status " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready within " + limit.toSeconds() + " s");
            }
        }
    }

    /** Completes when the process ends though nobody wanted it to; never, when it was stopped or killed from here. */
    public CompletableFuture<ProcessFailure> unwantedEnd() {
        var failure = new CompletableFuture<ProcessFailure>();
        process.onExit().thenAccept(ended -> {
            if (!endIsWanted) {
                failure.complete(failure("ended unexpectedly with status " + ended.exitValue()));
            }
        });
        return failure;
    }

    /** Asks it to end and returns when it has; does not ask for longer than it is given. */
    public void stop(Duration patience) {
        endIsWanted = true;
        process.destroy();
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** Ends it without a chance to say goodbye. */
    public void kill() {
        endIsWanted = true;
        process.destroyForcibly().onExit().join();
    }

    /** Sends a signal that Java has no word for, such as {@code STOP}. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling " + spec.name(), e);
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + spec.name(), e);
        }
    }

    private ProcessFailure failure(String what) {
        return ProcessFailure.of(spec.name() + " " + what, log);
    }
}
