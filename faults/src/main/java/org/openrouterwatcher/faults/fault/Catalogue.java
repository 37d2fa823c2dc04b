package org.openrouterwatcher.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.fault.Processes.Ended;
import org.openrouterwatcher.faults.fault.Processes.Flapping;
import org.openrouterwatcher.faults.fault.Processes.Frozen;
import org.openrouterwatcher.faults.fault.Processes.Killed;
import org.openrouterwatcher.faults.fault.Processes.KilledOften;
import org.openrouterwatcher.faults.fault.Processes.Starved;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.PacketRule;

/** Every fault that is injected, with what is promised while it lasts. */
public final class Catalogue {

    /** Nothing is broken that a request needs. */
    private static final Limits UNTOUCHED = Limits.seconds(1, 2, 2);

    /** One of two is gone, and the other takes over. */
    private static final Limits TAKEN_OVER = Limits.seconds(4, 5, 6);

    /** Nobody can say of any token whether it is good, and that is said. */
    private static final Limits EXPIRED = Limits.seconds(4, 60, 15);

    private static final double A_FIFTH = 0.2;
    private static final int CLOCK_OFF_SECONDS = 90;

    private static final List<Fault> ALL = Stream.of(
                    services(), brokers(), links(), storage(), intruders(), clocks(), upstream())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** All of them, in the order of the table. */
    public static List<Fault> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    public static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name + ", only "
                        + ALL.stream().map(Fault::name).collect(Collectors.joining(", ")) + "."));
    }

    /** Each service killed so often, one of its two processes at a time. */
    public static List<Fault> kills(int times) {
        return Stream.of(Service.values())
                .map(service -> fault(
                        service.moduleName() + "-killed-" + times + "-times",
                        times + " × kill -9 of the two processes in turn",
                        0,
                        TAKEN_OVER,
                        (site, random) -> new KilledOften(site.namesOf(service), times, random, site.cluster())))
                .toList();
    }

    private static List<Fault> services() {
        return List.of(
                fault("none", "nothing breaks", 6, UNTOUCHED, (_, _) -> new Nothing()),
                fault(
                        "token-service-killed",
                        "kill -9 of one of two token-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.TOKEN)),
                fault(
                        "token-service-frozen",
                        "one of two token-services stands still for 20 s",
                        20,
                        TAKEN_OVER,
                        frozen(Service.TOKEN)),
                fault(
                        "token-service-ended",
                        "one of two token-services is asked to end",
                        5,
                        TAKEN_OVER,
                        ended(Service.TOKEN)),
                fault(
                        "token-services-gone",
                        "kill -9 of both token-services, for 40 s",
                        40,
                        EXPIRED,
                        (site, _) -> new Killed(site.namesOf(Service.TOKEN), site.cluster())),
                fault("gateway-killed", "kill -9 of one of two gateways", 5, TAKEN_OVER, killed(Service.GATEWAY)),
                fault(
                        "gateway-frozen",
                        "one of two gateways stands still for 35 s",
                        35,
                        Limits.seconds(4, 16, 6),
                        frozen(Service.GATEWAY)),
                fault(
                        "gateway-starved",
                        "one of two gateways runs a tenth of the time",
                        20,
                        Limits.seconds(4, 5, 6),
                        (site, random) -> new Starved(oneOf(Service.GATEWAY, site, random), site.cluster())),
                fault(
                        "usage-service-killed",
                        "kill -9 of one of two usage-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.USAGE)),
                fault(
                        "usage-service-flapping",
                        "the usage-services are killed in turn, over and over",
                        25,
                        TAKEN_OVER,
                        (site, _) -> new Flapping(site.namesOf(Service.USAGE), site.cluster())),
                fault(
                        "scheduler-service-killed",
                        "kill -9 of one of two scheduler-services",
                        6,
                        TAKEN_OVER,
                        killed(Service.SCHEDULER)),
                fault(
                        "scheduler-service-frozen",
                        "one of two scheduler-services stands still for 20 s",
                        20,
                        TAKEN_OVER,
                        frozen(Service.SCHEDULER)));
    }

    private static List<Fault> brokers() {
        return List.of(
                fault(
                        "broker-frozen",
                        "one of three brokers stands still for 3 s",
                        3,
                        TAKEN_OVER,
                        (site, random) -> new Frozen(List.of(any(site.brokers(), random)), site.cluster())),
                fault(
                        "broker-killed",
                        "kill -9 of one of three brokers",
                        8,
                        TAKEN_OVER,
                        (site, random) -> new Killed(List.of(any(site.brokers(), random)), site.cluster())),
                fault(
                        "brokers-gone",
                        "kill -9 of all brokers, for 45 s",
                        45,
                        Limits.seconds(4, 5, 30),
                        (site, _) -> new Killed(site.brokers(), site.cluster())),
                fault(
                        "broker-disk-full",
                        "no room left on the disk of one of three brokers",
                        10,
                        TAKEN_OVER,
                        (site, _) -> new Storage.BrokerDiskFull(
                                site.brokerDisk(), "kafka-" + Site.SMALL_BROKER, site.cluster())));
    }

    private static List<Fault> links() {
        return List.of(
                fault(
                        "gateway-cut-from-brokers",
                        "one gateway cannot reach any broker",
                        15,
                        TAKEN_OVER,
                        (site, random) ->
                                Network.to(Network.brokers(site), aGateway(site, random), PacketRule::dropped)),
                fault(
                        "gateway-hears-no-broker",
                        "what brokers send to one gateway is lost, not what it sends",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.oneWay(Network.brokers(site), aGateway(site, random))),
                fault(
                        "gateway-cut-from-token-services",
                        "one gateway cannot reach any token-service",
                        15,
                        Limits.seconds(1, 5, 6),
                        (site, random) ->
                                Network.to(Network.tokenServices(site), aGateway(site, random), PacketRule::dropped)),
                fault(
                        "gateway-cut-from-both",
                        "one gateway can reach neither, for 50 s",
                        50,
                        Limits.seconds(30, 16, 6),
                        (site, random) -> Network.to(
                                Stream.concat(Network.brokers(site).stream(), Network.tokenServices(site).stream())
                                        .toList(),
                                aGateway(site, random),
                                PacketRule::dropped)),
                fault(
                        "packets-lost",
                        "a fifth of what one gateway sends is lost",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.to(
                                Network.everything(site),
                                aGateway(site, random),
                                (gateway, port) -> PacketRule.lossy(gateway, port, A_FIFTH))),
                fault(
                        "connections-reset",
                        "all connections of one gateway are reset once a second",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.resets(Network.everything(site), aGateway(site, random))));
    }

    private static List<Fault> storage() {
        return List.of(
                fault(
                        "database-killed",
                        "kill -9 of PostgreSQL",
                        8,
                        Limits.seconds(4, 5, 10),
                        (site, _) -> new Storage.DatabaseKilled(site.cluster())),
                fault(
                        "database-disk-full",
                        "no room left for tables and log of PostgreSQL",
                        10,
                        Limits.seconds(4, 5, 10),
                        (site, _) -> new Storage.DatabaseDiskFull(site.databaseDisk())),
                fault(
                        "long-transaction",
                        "a transaction of token-service stays open for 40 s",
                        40,
                        TAKEN_OVER,
                        (site, _) -> new Storage.LongTransaction(site, Service.TOKEN)));
    }

    private static List<Fault> intruders() {
        return List.of(
                fault(
                        "poison-records",
                        "unreadable records on token-events",
                        4,
                        UNTOUCHED,
                        (site, _) -> new Intruder.Vandal(site)),
                fault(
                        "forged-records",
                        "records on token-events that token-service has not signed",
                        4,
                        UNTOUCHED,
                        (site, _) -> new Intruder.Forger(site)));
    }

    private static List<Fault> clocks() {
        return List.of(
                fault(
                        "token-service-clock-ahead",
                        "the clock of one token-service is 90 s ahead",
                        12,
                        TAKEN_OVER,
                        clock(Service.TOKEN, CLOCK_OFF_SECONDS)),
                fault(
                        "token-service-clock-behind",
                        "the clock of one token-service is 90 s behind",
                        12,
                        TAKEN_OVER,
                        clock(Service.TOKEN, -CLOCK_OFF_SECONDS)),
                fault(
                        "scheduler-clock-ahead",
                        "the clock of one scheduler-service is 90 s ahead",
                        12,
                        UNTOUCHED,
                        clock(Service.SCHEDULER, CLOCK_OFF_SECONDS)),
                fault(
                        "scheduler-clock-behind",
                        "the clock of one scheduler-service is 90 s behind",
                        12,
                        UNTOUCHED,
                        clock(Service.SCHEDULER, -CLOCK_OFF_SECONDS)));
    }

    private static List<Fault> upstream() {
        return List.of(
                upstream("openrouter-fails", "OpenRouter answers 500", Map.of("fault", "status", "status", 500)),
                upstream(
                        "openrouter-throttles",
                        "OpenRouter answers 429",
                        Map.of("fault", "status", "status", 429, "retry_after", "1")),
                upstream("openrouter-hangs", "OpenRouter takes requests and says nothing", Map.of("fault", "hang")),
                upstream(
                        "openrouter-garbage",
                        "OpenRouter answers with something else",
                        Map.of("fault", "garbage", "kind", "HTML", "status", 200)));
    }

    private static Fault upstream(String name, String what, Map<String, ?> rule) {
        return fault(name, what, 8, UNTOUCHED, (site, _) -> new Upstream(List.of(rule), site.simulator()));
    }

    private static Fault fault(String name, String what, int seconds, Limits limits, Fault.How how) {
        return new Fault(name, what, Duration.ofSeconds(seconds), limits, how);
    }

    private static Fault.How killed(Service service) {
        return (site, random) -> new Killed(oneOf(service, site, random), site.cluster());
    }

    private static Fault.How frozen(Service service) {
        return (site, random) -> new Frozen(oneOf(service, site, random), site.cluster());
    }

    private static Fault.How ended(Service service) {
        return (site, random) -> new Ended(oneOf(service, site, random), site.cluster());
    }

    private static Fault.How clock(Service service, int seconds) {
        return (site, random) -> new ClockOff(
                service, 1 + random.nextInt(2), seconds, site.clocks().orElseThrow());
    }

    private static List<String> oneOf(Service service, Site site, RandomGenerator random) {
        return List.of(any(site.namesOf(service), random));
    }

    private static int aGateway(Site site, RandomGenerator random) {
        return 1 + random.nextInt(site.namesOf(Service.GATEWAY).size());
    }

    private static <T> T any(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
