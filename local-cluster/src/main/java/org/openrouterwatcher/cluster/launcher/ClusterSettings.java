package org.openrouterwatcher.cluster.launcher;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a person wants the system on this machine to be.
 *
 * @param data the folder that keeps everything
 * @param port of the gateway
 * @param upstream which OpenRouter to watch
 * @param brokers how many brokers keep a copy of everything
 * @param instances how many processes of each service
 * @param environment what our processes inherit, so that every setting of a service can be given to {@code ./watcher}
 */
public record ClusterSettings(
        Path data,
        int port,
        Upstream upstream,
        int brokers,
        Map<Service, Integer> instances,
        Map<String, String> environment) {

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_INSTANCES = 9;

    /**
     * What the environment says.
     *
     * @param real whether openrouter.ai is to be watched where the environment names no address
     * @throws Refusal when a value is none
     */
    public static ClusterSettings of(boolean real, Map<String, String> environment) {
        return new ClusterSettings(
                dataFolder(environment),
                number("WATCHER_PORT", DEFAULT_PORT, HIGHEST_PORT, environment),
                Upstream.chosen(real, environment),
                number("KAFKA_BROKERS", 1, MOST_INSTANCES, environment),
                instances(environment),
                environment);
    }

    static Path dataFolder(Map<String, String> environment) {
        return Path.of(value("WATCHER_DATA_DIR", ".watcher", environment))
                .toAbsolutePath()
                .normalize();
    }

    /** {@code GATEWAY_SERVICE_INSTANCES=2} and the like; one of each where nothing is said. */
    private static Map<Service, Integer> instances(Map<String, String> environment) {
        var instances = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.values()) {
            instances.put(service, number(service.name() + "_SERVICE_INSTANCES", 1, MOST_INSTANCES, environment));
        }
        return instances;
    }

    private static int number(String name, int otherwise, int highest, Map<String, String> environment) {
        var value = value(name, String.valueOf(otherwise), environment);
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, like a number that is out of bounds
        }
        throw new Refusal("%s must be a number from 1 to %d, not \"%s\".".formatted(name, highest, value));
    }

    private static String value(String name, String otherwise, Map<String, String> environment) {
        var value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
