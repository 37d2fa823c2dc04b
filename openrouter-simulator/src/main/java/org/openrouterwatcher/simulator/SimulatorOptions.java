package org.openrouterwatcher.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start.
 *
 * @param port 0 for any free one
 * @param bind address to listen on
 * @param seed from which all data follow
 * @param dataDir where changes are kept; null to forget them
 * @param extraKeys how many keys the account {@code bulk} gets
 * @param extraRoutes over how many endpoints each of these calls models; 0 for the two of an ordinary key
 * @param delay how long each answer takes at least
 */
public record SimulatorOptions(
        int port, String bind, long seed, @Nullable Path dataDir, int extraKeys, int extraRoutes, Duration delay) {

    static final String USAGE = "simulator [--port N] [--bind ADDRESS] [--seed N] [--data-dir DIR]"
            + " [--extra-keys N] [--extra-routes N] [--delay-ms N]";

    private static final SimulatorOptions DEFAULTS = new SimulatorOptions(0, "127.0.0.1", 1, null, 0, 0, Duration.ZERO);

    /** On a free local port, remembering nothing: for tests. */
    public static SimulatorOptions seed(long seed) {
        return DEFAULTS.withSeed(seed);
    }

    /** @throws IllegalArgumentException that says which option is wrong */
    static SimulatorOptions parse(List<String> arguments) {
        var options = DEFAULTS;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(newPort, bind, seed, dataDir, extraKeys, extraRoutes, delay);
    }

    public SimulatorOptions withSeed(long newSeed) {
        return new SimulatorOptions(port, bind, newSeed, dataDir, extraKeys, extraRoutes, delay);
    }

    public SimulatorOptions withDataDir(Path newDataDir) {
        return new SimulatorOptions(port, bind, seed, newDataDir, extraKeys, extraRoutes, delay);
    }

    public SimulatorOptions withExtraKeys(int count) {
        return new SimulatorOptions(port, bind, seed, dataDir, count, extraRoutes, delay);
    }

    public SimulatorOptions withExtraRoutes(int count) {
        return new SimulatorOptions(port, bind, seed, dataDir, extraKeys, count, delay);
    }

    public SimulatorOptions withDelay(Duration newDelay) {
        return new SimulatorOptions(port, bind, seed, dataDir, extraKeys, extraRoutes, newDelay);
    }

    private SimulatorOptions withBind(String address) {
        return new SimulatorOptions(port, address, seed, dataDir, extraKeys, extraRoutes, delay);
    }

    private SimulatorOptions with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--port" -> withPort((int) number(option, rest, 65_535));
            case "--bind" -> withBind(value(option, rest));
            case "--seed" -> withSeed(number(option, rest, Long.MAX_VALUE));
            case "--data-dir" -> withDataDir(Path.of(value(option, rest)));
            case "--extra-keys" -> withExtraKeys((int) number(option, rest, 1_000_000));
            case "--extra-routes" -> withExtraRoutes((int) number(option, rest, 1_000));
            case "--delay-ms" -> withDelay(Duration.ofMillis(number(option, rest, 600_000)));
            default -> throw new IllegalArgumentException("there is no option " + option);
        };
    }

    private static long number(String option, Iterator<String> rest, long largest) {
        var text = value(option, rest);
        try {
            var number = Long.parseLong(text);
            if (number >= 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // refused below, like a number out of bounds
        }
        throw new IllegalArgumentException("%s must be a number from 0 to %d, not %s".formatted(option, largest, text));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
