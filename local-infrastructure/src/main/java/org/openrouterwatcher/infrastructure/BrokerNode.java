package org.openrouterwatcher.infrastructure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One broker among those of its cluster. Each is a controller too, and together they elect one (KRaft).
 *
 * @param id from 1 on
 * @param port where clients connect
 * @param controllerPorts where the controllers connect to each other, in order of their ids; its own among them
 */
record BrokerNode(int id, int port, List<Integer> controllerPorts) {

    BrokerNode {
        controllerPorts = List.copyOf(controllerPorts);
        if (id < 1 || id > controllerPorts.size()) {
            throw new IllegalArgumentException("broker " + id + " is none of " + controllerPorts.size());
        }
    }

    /** The only one. */
    static BrokerNode alone(int port, int controllerPort) {
        return new BrokerNode(1, port, List.of(controllerPort));
    }

    int controllerPort() {
        return controllerPorts.get(id - 1);
    }

    /** What Kafka takes as {@code controller.quorum.voters}. */
    String voters() {
        return IntStream.rangeClosed(1, controllerPorts.size())
                .mapToObj(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
                .collect(Collectors.joining(","));
    }

    /** How many copies there are of everything: all have one. */
    int copies() {
        return controllerPorts.size();
    }

    /** How many copies must have a record before it counts: more than half. */
    int copiesInSync() {
        return copies() / 2 + 1;
    }
}
