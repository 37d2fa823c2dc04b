package org.openrouterwatcher.cluster.fuzz;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.cluster.endtoend.ClusterUnderTest;
import org.openrouterwatcher.cluster.launcher.Service;

/**
 * The system that the tests of hostile input share. It is not that of the other tests, because it is left in disorder;
 * and nobody is turned away for coming often.
 */
final class FuzzedCluster {

    private static final String OFTEN = "100000000";

    private final ClusterUnderTest processes;
    private final Cast cast;

    private FuzzedCluster() {
        processes = ClusterUnderTest.with(Map.of(
                "GATEWAY_SERVICE_INSTANCES", "1",
                "RATE_LIMIT_PER_TOKEN_HOUR", OFTEN,
                "RATE_LIMIT_PER_ADDRESS_MINUTE", OFTEN,
                "OPENROUTER_REQUESTS_PER_SECOND", "1000",
                // clients come from wherever they say
                "WATCHER_TRUSTED_PROXIES", "127.0.0.0/8"));
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "end-of-fuzzed-cluster"));
        cast = new Cast(gateway().with("X-Forwarded-For", "203.0.113.7"), someOpenRouterKey());
    }

    static FuzzedCluster shared() {
        return Shared.CLUSTER;
    }

    Gateway gateway() {
        return new Gateway(processes.gateway());
    }

    Cast cast() {
        return cast;
    }

    Wire wire() {
        return new Wire(processes.gateway());
    }

    /** What no service has said, though it stands in a log; or what would take over the screen of who reads it. */
    List<String> forgedLines() {
        return Stream.of(processes.logs().split("\\R"))
                .filter(line -> line.startsWith(HostileValues.FORGED_LINE) || line.contains(HostileValues.ESCAPE))
                .toList();
    }

    /** Where each process says whether it can be used. */
    List<URI> readiness() {
        return List.of(Service.values()).stream()
                .flatMap(service -> processes.cluster().instancesOf(service).stream())
                .map(process -> process.metrics().resolve("/actuator/health/readiness"))
                .toList();
    }

    private String someOpenRouterKey() {
        return new Gateway(processes.simulator())
                .get("/sim/keys")
                .json()
                .get("data")
                .get(0)
                .get("key")
                .asString();
    }

    private static final class Shared {
        static final FuzzedCluster CLUSTER = new FuzzedCluster();
    }
}
