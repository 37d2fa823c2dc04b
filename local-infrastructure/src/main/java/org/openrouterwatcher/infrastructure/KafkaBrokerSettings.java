package org.openrouterwatcher.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a small broker is configured with: little memory, quick to start and to come back. */
final class KafkaBrokerSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaBrokerSettings() {}

    static Map<String, String> of(Path folder, BrokerNode node) {
        var settings = new HashMap<String, String>();
        settings.putAll(identity(folder, node));
        settings.putAll(copies(node.copies(), node.copiesInSync()));
        settings.putAll(smallFootprint());
        settings.putAll(quickReaction());
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    private static Map<String, String> identity(Path folder, BrokerNode node) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(node.id()),
                "controller.quorum.voters",
                node.voters(),
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(node.port(), CONTROLLER_LISTENER, node.controllerPort()),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "log.dirs",
                folder.toAbsolutePath().toString());
    }

    private static Map<String, String> copies(int all, int inSync) {
        String replication = String.valueOf(all);
        String minimum = String.valueOf(inSync);
        return Map.of(
                "default.replication.factor", replication,
                "min.insync.replicas", minimum,
                "offsets.topic.replication.factor", replication,
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", replication,
                "transaction.state.log.min.isr", minimum,
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", replication,
                "share.coordinator.state.topic.min.isr", minimum,
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
