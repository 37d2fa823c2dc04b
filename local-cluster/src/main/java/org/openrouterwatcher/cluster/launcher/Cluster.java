package org.openrouterwatcher.cluster.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.process.ProcessFailure;
import org.openrouterwatcher.cluster.process.ProcessSpec;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/**
 * The whole system as processes of this machine: database, broker, simulator, then the services. Ended in the opposite
 * order, so that nobody loses what it stands on.
 */
public final class Cluster implements AutoCloseable {

    // generous, as a process that ends ends the wait: what is left are machines that are slow or busy
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    // what was learned is put in order by a second JVM while the first one waits
    private static final Duration LEARNING_LIMIT = Duration.ofMinutes(5);

    private final ClusterPlan plan;
    private final ProcessSpecs specs;
    private final ProcessTable processes;
    private final Database database;
    private final Progress progress;

    private Cluster(
            ClusterSettings settings,
            Installation installation,
            QuickStart quickStart,
            DataFolder data,
            Progress progress) {
        this.plan = ClusterPlan.of(settings);
        this.specs = new ProcessSpecs(plan, installation, quickStart, data, settings.environment());
        this.processes = new ProcessTable(settings.port(), data);
        this.database = new Database(plan, Secrets.completeIn(data.secrets()), data, processes);
        this.progress = progress;
    }

    /** Decides who listens where; nothing is started yet. */
    public static Cluster prepare(
            ClusterSettings settings, Installation installation, DataFolder data, Progress progress) {
        return new Cluster(settings, installation, QuickStart.USE, data, progress);
    }

    /**
     * The same for a cluster whose JVMs write down what they have learned, each of which is stopped with
     * {@link #stopOneByOne} before the end.
     */
    static Cluster prepareToLearn(
            ClusterSettings settings, Installation installation, DataFolder data, Progress progress) {
        return new Cluster(settings, installation, QuickStart.LEARN, data, progress);
    }

    /**
     * Starts everything and returns when it can be used.
     *
     * @throws ProcessFailure when a part does not become ready; what was started stays for {@link #close}
     */
    public void start() {
        startSurroundings();
        allAtOnce(plan.instances().stream().map(instance -> () -> start(specs.service(instance))));
    }

    /** Starts only what services stand on: database, broker and simulator. */
    public void startSurroundings() {
        allAtOnce(surroundings());
    }

    private Stream<Runnable> surroundings() {
        return Stream.concat(
                Stream.of(this::startDatabase),
                Stream.concat(
                        plan.brokers().stream().map(broker -> () -> start(specs.broker(broker))),
                        plan.simulatorAddress().stream().map(address -> () -> start(specs.simulator(address)))));
    }

    /** Returns when all are done, or fails with the first that does. */
    private static void allAtOnce(Stream<Runnable> starts) {
        var running = starts.map(start -> CompletableFuture.runAsync(start, Thread::startVirtualThread))
                .toList();
        var done = CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new));
        running.forEach(start -> start.whenComplete((_, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            }
        }));
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void startDatabase() {
        progress.time(Database.NAME, database::start);
    }

    private void start(ProcessSpec spec) {
        progress.time(spec.name(), () -> processes.start(spec).awaitReady(READY_LIMIT));
    }

    /** Where people go. */
    String publicAddress() {
        return "http://localhost:" + gateway().getPort();
    }

    /** Where people and scripts go, in numbers. */
    public URI gateway() {
        return instancesOf(Service.GATEWAY).getFirst().address();
    }

    /** The processes of a service. */
    public List<Instance> instancesOf(Service service) {
        return plan.instances().stream()
                .filter(instance -> instance.service() == service)
                .toList();
    }

    /** Where the simulator is steered; empty when another OpenRouter is watched. */
    public Optional<URI> simulator() {
        return plan.simulatorAddress();
    }

    /** What Kafka clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return plan.bootstrapServers();
    }

    /** Where the database of a service is, and who may look into it. */
    public PostgresDatabase databaseOf(Service service) {
        return database.of(service);
    }

    /** Completes when a process has ended though nobody wanted it to. */
    public CompletableFuture<ProcessFailure> firstFailure() {
        return processes.firstFailure();
    }

    /**
     * Ends a process as a crash would: {@code kafka}, {@code kafka-2} and so on, {@code simulator}, or an
     * {@link Instance#name()}.
     */
    public void kill(String process) {
        processes.child(process).kill();
    }

    /** Starts again a process that was killed, on the port it had, and returns when it can be used. */
    public void restart(String process) {
        processes.startAgain(process).awaitReady(READY_LIMIT);
    }

    /** Asks a process to end and returns when it has, as an administrator would who brings a new version. */
    public void stop(String process) {
        processes.stop(process, STOP_LIMIT);
    }

    /** Ends the database as a crash would. */
    public void killDatabase() {
        database.kill();
    }

    /** Starts the database again on what it has stored. */
    public void restartDatabase() {
        database.start();
    }

    /** The process as the operating system knows it. */
    public ProcessHandle handleOf(String process) {
        return processes.child(process).handle();
    }

    /** Stops the clock of a process, as a machine that is overloaded does; {@link #thaw} lets it go on. */
    public void freeze(String process) {
        processes.child(process).signal("STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw(String process) {
        processes.child(process).signal("CONT");
    }

    /** Whether the end has begun. */
    boolean isEnding() {
        return processes.isEnding();
    }

    /** Ends one process after the other, and leaves each the time to write down what it has learned. */
    void stopOneByOne() {
        plan.instances().forEach(instance -> processes.stop(instance.name(), LEARNING_LIMIT));
        plan.brokers().forEach(broker -> processes.stop(broker.name(), LEARNING_LIMIT));
    }

    /** Ends everything, also what is only half started, and returns when nothing is left. */
    @Override
    public void close() {
        processes.beginTheEnd();
        processes.stop(name -> !Broker.isName(name));
        processes.stop(Broker::isName);
        database.stop();
        processes.close();
    }
}
