package org.openrouterwatcher.cluster.launcher;

import java.net.URI;

/**
 * One process of a service.
 *
 * @param service what it is
 * @param number 1 for the first process of its service
 * @param port where it is called
 * @param managementPort where it says how it is
 */
public record Instance(Service service, int number, int port, int managementPort) {

    /** The name of the service, with a number from the second process on. */
    public String name() {
        return number == 1 ? service.moduleName() : service.moduleName() + "-" + number;
    }

    /** Where it is called. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its metrics, in Prometheus' text format. */
    public URI metrics() {
        return URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
    }

    URI readiness() {
        return URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
    }
}
