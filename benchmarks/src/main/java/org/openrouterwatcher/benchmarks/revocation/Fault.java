package org.openrouterwatcher.benchmarks.revocation;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.PacketRule;
import org.openrouterwatcher.stage.Stage;

/** Something that breaks, and is mended. */
sealed interface Fault {

    /** Breaks it. */
    void begin(Stage stage);

    /** Mends it; may take as long as a process needs to start. */
    void end(Stage stage);

    /** One of them, at random. */
    static Fault any(Stage stage, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Frozen("kafka");
            case 1 -> new Killed("kafka");
            case 2 -> new Frozen(oneOf(stage, Service.GATEWAY, random));
            case 3 -> new Killed(oneOf(stage, Service.TOKEN, random));
            case 4 -> new LinkDown(1 + random.nextInt(stage.gateways().size()), true, random.nextBoolean());
            default -> new LinkDown(1 + random.nextInt(stage.gateways().size()), false, true);
        };
    }

    private static String oneOf(Stage stage, Service service, Random random) {
        List<Instance> instances = stage.cluster().instancesOf(service);
        return instances.get(random.nextInt(instances.size())).name();
    }

    /** A process whose clock stands still, and which does not know it afterwards. */
    record Frozen(String process) implements Fault {
        @Override
        public void begin(Stage stage) {
            stage.cluster().freeze(process);
        }

        @Override
        public void end(Stage stage) {
            stage.cluster().thaw(process);
        }
    }

    /** A process that ends without a word, and is started again. */
    record Killed(String process) implements Fault {
        @Override
        public void begin(Stage stage) {
            stage.cluster().kill(process);
        }

        @Override
        public void end(Stage stage) {
            stage.cluster().restart(process);
        }
    }

    /** A gateway that cannot reach the broker, token-service, or both. */
    record LinkDown(int gateway, boolean fromBroker, boolean fromTokenService) implements Fault {
        @Override
        public void begin(Stage stage) {
            ports(stage).forEach(port -> PacketRule.dropped(gateway, port).begin());
        }

        @Override
        public void end(Stage stage) {
            ports(stage).forEach(port -> PacketRule.dropped(gateway, port).end());
        }

        private List<Integer> ports(Stage stage) {
            List<Integer> broker = fromBroker ? stage.brokerPorts() : List.of();
            List<Integer> tokens = fromTokenService ? stage.portsOf(Service.TOKEN) : List.of();
            return Stream.concat(broker.stream(), tokens.stream()).toList();
        }
    }
}
