package org.openrouterwatcher.faults.fault;

import java.util.List;
import java.util.random.RandomGenerator;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.site.Site;

/** What is free to choose in a fault. */
final class Choice {

    private Choice() {}

    /** The name of one process of a service. */
    static List<String> oneOf(Service service, Site site, RandomGenerator random) {
        return List.of(any(site.namesOf(service), random));
    }

    /** The number of a gateway, from 1. */
    static int aGateway(Site site, RandomGenerator random) {
        return 1 + random.nextInt(site.namesOf(Service.GATEWAY).size());
    }

    static <T> T any(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
