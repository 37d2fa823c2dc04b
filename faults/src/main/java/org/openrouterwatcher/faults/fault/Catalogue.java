package org.openrouterwatcher.faults.fault;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.fault.Processes.KilledOften;

/** Every fault that is injected, with what is promised while it lasts. */
public final class Catalogue {

    private static final Pattern KILLS = Pattern.compile(".+-killed-(?<times>[1-9][0-9]{0,3})-times");

    private static final List<Fault> ALL = Stream.of(
                    ServiceFaults.all(),
                    BrokerFaults.all(),
                    LinkFaults.all(),
                    DatabaseFaults.all(),
                    IntruderFaults.all(),
                    ClockFaults.all(),
                    UpstreamFaults.all(),
                    KeyFaults.all())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** All of them, in the order of the table. */
    public static List<Fault> all() {
        return ALL;
    }

    /**
     * One of {@link #all}, or one of {@link #kills} such as {@code gateway-service-killed-100-times}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Fault named(String name) {
        Matcher kills = KILLS.matcher(name);
        List<Fault> known = kills.matches() ? kills(Integer.parseInt(kills.group("times"))) : ALL;
        return known.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name + ", only "
                        + ALL.stream().map(Fault::name).collect(Collectors.joining(", ")) + "."));
    }

    /** Each service killed so often, one of its two processes at a time. */
    public static List<Fault> kills(int times) {
        return Stream.of(Service.values())
                .map(service -> Fault.fault(
                        service.moduleName() + "-killed-" + times + "-times",
                        times + " × kill -9 of the two processes in turn",
                        0,
                        Limits.TAKEN_OVER,
                        (site, random) -> new KilledOften(site.namesOf(service), times, random, site.cluster())))
                .toList();
    }
}
