package org.openrouterwatcher.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.openrouterwatcher.cluster.launcher.Cluster;

/** Processes that die, stand still, leave, or get hardly any processor. */
final class Processes {

    private static final Duration TURN = Duration.ofMillis(200);

    private Processes() {}

    static void restart(List<String> processes, Cluster cluster) {
        processes.stream()
                .map(process -> CompletableFuture.runAsync(() -> cluster.restart(process), Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** They end without a word, and are started again. */
    record Killed(List<String> processes, Cluster cluster) implements Breakage {
        @Override
        public void begin() {
            processes.forEach(cluster::kill);
        }

        @Override
        public void end() {
            restart(processes, cluster);
        }
    }

    /** They are asked to end, and are started again. */
    record Ended(List<String> processes, Cluster cluster) implements Breakage {
        @Override
        public void begin() {
            processes.forEach(cluster::stop);
        }

        @Override
        public void end() {
            restart(processes, cluster);
        }
    }

    /** Their time stands still, and they do not know it afterwards. */
    record Frozen(List<String> processes, Cluster cluster) implements Breakage {
        @Override
        public void begin() {
            processes.forEach(cluster::freeze);
        }

        @Override
        public void end() {
            processes.forEach(cluster::thaw);
        }
    }

    /** They run a tenth of the time. */
    static final class Starved implements Breakage {

        private final List<String> processes;
        private final Cluster cluster;
        private volatile Thread warden = Thread.ofPlatform().unstarted(() -> {});

        Starved(List<String> processes, Cluster cluster) {
            this.processes = processes;
            this.cluster = cluster;
        }

        @Override
        public void begin() {
            warden = Thread.ofPlatform().start(this::starve);
        }

        private void starve() {
            try {
                while (!Thread.interrupted()) {
                    processes.forEach(cluster::freeze);
                    Thread.sleep(TURN.multipliedBy(9));
                    processes.forEach(cluster::thaw);
                    Thread.sleep(TURN);
                }
            } catch (InterruptedException | IllegalStateException over) {
                // thawed by whoever mends
            }
        }

        @Override
        public void end() throws InterruptedException {
            warden.interrupt();
            warden.join();
            processes.forEach(cluster::thaw);
        }
    }

    /** In turn they are killed and come back, this often; the pauses between are short and random. */
    record KilledOften(List<String> processes, int times, RandomGenerator random, Cluster cluster) implements Breakage {

        private static final int LONGEST_PAUSE_MILLIS = 2_000;

        @Override
        public void begin() throws InterruptedException {
            for (int i = 0; i < times; i++) {
                String process = processes.get(i % processes.size());
                cluster.kill(process);
                cluster.restart(process);
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            }
        }

        @Override
        public void end() {
            // the last one is back
        }
    }

    /** One after the other is killed and comes back, over and over. */
    static final class Flapping implements Breakage {

        private static final Duration PAUSE = Duration.ofSeconds(1);

        private final List<String> processes;
        private final Cluster cluster;
        private volatile boolean enough;
        private volatile Thread warden = Thread.ofPlatform().unstarted(() -> {});

        Flapping(List<String> processes, Cluster cluster) {
            this.processes = processes;
            this.cluster = cluster;
        }

        @Override
        public void begin() {
            warden = Thread.ofPlatform().start(this::flap);
        }

        private void flap() {
            try {
                for (int turn = 0; !enough; turn++) {
                    String process = processes.get(turn % processes.size());
                    cluster.kill(process);
                    cluster.restart(process);
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException nobodyDoesThat) {
                throw new IllegalStateException(nobodyDoesThat);
            }
        }

        @Override
        public void end() throws InterruptedException {
            enough = true;
            warden.join();
        }
    }
}
