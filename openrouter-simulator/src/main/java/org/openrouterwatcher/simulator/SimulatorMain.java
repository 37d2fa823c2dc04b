package org.openrouterwatcher.simulator;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** Runs the simulator as a process until it is told to end. */
public final class SimulatorMain {

    private static final int MISCONFIGURED = 2;

    private SimulatorMain() {}

    /** Ends with status 2 and one sentence when an option is wrong or the port is taken. */
    public static void main(String[] arguments) {
        try {
            var openRouter = OpenRouterSimulator.start(SimulatorOptions.parse(List.of(arguments)), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(openRouter::close));
            System.out.println("simulator listening on " + openRouter.baseUrl());
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            System.err.println(wrong.getMessage() + "\n" + SimulatorOptions.USAGE);
            System.exit(MISCONFIGURED);
        }
    }
}
