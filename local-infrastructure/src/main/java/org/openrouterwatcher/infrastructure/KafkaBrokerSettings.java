package org.openrouterwatcher.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a single small broker is configured with: no copies, little memory, quick to start and to come back. */
final class KafkaBrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaBrokerSettings() {}

    static Map<String, String> of(Path folder, int clientPort, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.putAll(identity(folder, clientPort, controllerPort));
        settings.putAll(singleCopies());
        settings.putAll(smallFootprint());
        settings.putAll(quickReaction());
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static Map<String, String> identity(Path folder, int clientPort, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(clientPort, CONTROLLER_LISTENER, controllerPort),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                folder.toAbsolutePath().toString());
    }

    private static Map<String, String> singleCopies() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> smallFootprint() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024),
                "log.segment.bytes", String.valueOf(64 * 1024 * 1024),
                "log.index.size.max.bytes", String.valueOf(1024 * 1024));
    }

    private static Map<String, String> quickReaction() {
        return Map.of(
                // a killed broker is let back in only when its old session has ended
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                // no second consumer is waited for before the first one gets its partitions
                "group.initial.rebalance.delay.ms", "0");
    }
}
