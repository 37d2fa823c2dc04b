package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openrouterwatcher.cluster.demo.Demo;
import org.openrouterwatcher.cluster.process.ProcessFailure;
import org.openrouterwatcher.infrastructure.FreePort;

/** Starts everything, tells how to begin, and stays until it is told to end or a part fails. */
final class UpCommand {

    private static final int FAILED = 1;

    private final Map<String, String> environment;
    private final Installation installation;
    private final PrintStream out;
    private final PrintStream err;

    UpCommand(Map<String, String> environment, Installation installation, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.installation = installation;
        this.out = out;
        this.err = err;
    }

    int run(Command.Up up) {
        var settings = ClusterSettings.of(up.real(), environment);
        var data = DataFolder.open(settings.data());
        tidy(data, up.fresh());
        demandFree(settings.port());
        var cluster = Cluster.prepare(settings, installation, data, new Progress(out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cluster), "end-of-cluster"));
        try {
            runUntilAPartFails(cluster, data);
        } catch (RuntimeException failure) {
            report(failure, cluster);
        }
        return FAILED;
    }

    // what fails because we are told to end is no failure: the status is then that of the signal
    private void report(RuntimeException failure, Cluster cluster) {
        if (cluster.isEnding()) {
            LockSupport.park();
        } else if (failure instanceof ProcessFailure) {
            err.println(failure.getMessage());
        } else {
            throw failure;
        }
    }

    private void tidy(DataFolder data, boolean fresh) {
        int ended = Leftovers.end(data.state());
        if (ended > 0) {
            out.println("Ended %d processes that an earlier start had left behind.".formatted(ended));
        }
        if (fresh) {
            data.clear();
        }
    }

    private static void demandFree(int port) {
        if (!FreePort.isFree(port)) {
            throw new Refusal(
                    "Port %d is taken; end what listens there, or choose another with WATCHER_PORT.".formatted(port));
        }
    }

    private void runUntilAPartFails(Cluster cluster, DataFolder data) {
        out.println("Starting, with data in " + data.root());
        cluster.start();
        var banner = new Banner(out, cluster.publicAddress());
        cluster.simulator()
                .map(simulator -> Demo.complete(cluster.gateway(), simulator, data.demo()))
                .ifPresentOrElse(banner::show, banner::showWithoutDemo);
        banner.showHowToEnd(data.logs());
        throw cluster.firstFailure().join();
    }

    private void end(Cluster cluster) {
        out.println("Ending ...");
        cluster.close();
        out.println("Ended.");
    }
}
