package org.openrouterwatcher.faults.fault;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.PacketRule;

/** What happens to packets between a gateway and others. Gateways count from 1 here. */
final class Network {

    private Network() {}

    /** Where the brokers are called. */
    static List<Integer> brokers(Site site) {
        return site.brokerPorts();
    }

    /** Where the token-services are called. */
    static List<Integer> tokenServices(Site site) {
        return site.portsOf(Service.TOKEN);
    }

    /** What is described by a rule for each port. */
    static Breakage to(List<Integer> ports, int gateway, BiFunction<Integer, Integer, PacketRule> rule) {
        return new Ruled(ports.stream().map(port -> rule.apply(gateway, port)).toList());
    }

    /** Packets come to the ports but not back. */
    static Breakage oneWay(List<Integer> ports, int gateway) {
        return new Ruled(ports.stream()
                .flatMap(port -> PacketRule.answersDropped(gateway, port).stream())
                .toList());
    }

    /** Every connection to the ports is reset once a second. */
    static Breakage resets(List<Integer> ports, int gateway) {
        return new Resets(new Ruled(
                ports.stream().map(port -> PacketRule.reset(gateway, port)).toList()));
    }

    /** All ports of other services and of the brokers. */
    static List<Integer> everything(Site site) {
        return Stream.of(brokers(site), tokenServices(site), site.portsOf(Service.USAGE))
                .flatMap(List::stream)
                .toList();
    }

    private record Ruled(List<PacketRule> rules) implements Breakage {
        @Override
        public void begin() {
            rules.forEach(PacketRule::begin);
        }

        @Override
        public void end() {
            rules.forEach(PacketRule::end);
        }
    }

    private static final class Resets implements Breakage {

        private static final int SHORT_MILLIS = 100;
        private static final int PERIOD_MILLIS = 1_000;

        private final Breakage rules;
        private volatile boolean enough;
        private volatile Thread warden = Thread.ofPlatform().unstarted(() -> {});

        Resets(Breakage rules) {
            this.rules = rules;
        }

        @Override
        public void begin() {
            warden = Thread.ofPlatform().start(this::reset);
        }

        private void reset() {
            try {
                while (!enough) {
                    rules.begin();
                    Thread.sleep(SHORT_MILLIS);
                    rules.end();
                    Thread.sleep(PERIOD_MILLIS - SHORT_MILLIS);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void end() throws InterruptedException {
            enough = true;
            warden.join();
        }
    }
}
