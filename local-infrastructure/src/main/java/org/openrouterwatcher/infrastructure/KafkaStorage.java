package org.openrouterwatcher.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** Writes into an empty folder what a KRaft broker insists on finding: which cluster and node it is. */
final class KafkaStorage {

    private static final String MARK_OF_A_FORMATTED_FOLDER = "meta.properties";

    private KafkaStorage() {}

    static void formatWhenNew(Path folder, int nodeId) {
        if (Files.exists(folder.resolve(MARK_OF_A_FORMATTED_FOLDER))) {
            return;
        }
        String directory = folder.toAbsolutePath().toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(clusterOf(folder))
                    .setNodeId(nodeId)
                    .setControllerListenerName(KafkaBrokerSettings.CONTROLLER_LISTENER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setMetadataLogDirectory(directory)
                    .addDirectory(directory)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot prepare " + folder + " for a Kafka broker", e);
        }
    }

    /** Brokers whose folders are in the same place are one cluster; each writes down for itself which. */
    private static String clusterOf(Path folder) {
        var place = UUID.nameUUIDFromBytes(
                String.valueOf(folder.toAbsolutePath().getParent()).getBytes(UTF_8));
        return new Uuid(place.getMostSignificantBits(), place.getLeastSignificantBits()).toString();
    }
}
