package org.openrouterwatcher.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The one real Kafka broker that all tests of a JVM share. It starts when it is first asked for and ends with the JVM.
 * Topics are shared too: a test uses subjects of its own.
 */
public final class TestKafka {

    private TestKafka() {}

    /** What clients take as {@code bootstrap.servers}. */
    public static String bootstrapServers() {
        return SharedBroker.BOOTSTRAP_SERVERS;
    }

    /** Makes topics with one partition each, as the broker makes none by itself. */
    public static void createTopics(String... names) {
        var topics = Arrays.stream(names)
                .map(name -> new NewTopic(name, 1, (short) 1))
                .toList();
        createTopics(topics);
    }

    /** Makes topics as described and returns when they are there. */
    public static void createTopics(List<NewTopic> topics) {
        try (var admin = admin()) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create " + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client for everything else one may ask the broker; the caller closes it. */
    public static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Started by the first look at its field. */
    private static final class SharedBroker {
        static final String BOOTSTRAP_SERVERS = switch (ClusterKind.chosen()) {
            case EMBEDDED -> EmbeddedCluster.startBroker();
            case CONTAINERS -> ContainerCluster.startBroker();
        };
    }
}
