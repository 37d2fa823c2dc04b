package org.openrouterwatcher.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/**
 * The one real PostgreSQL server that all tests of a JVM share. It starts when it is first asked for and ends with the
 * JVM.
 */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** An empty database with an owner of its own, seen by nobody else. */
    public static PostgresDatabase newDatabase() {
        return SharedServer.DATABASES.create("test" + DATABASES.incrementAndGet());
    }

    /** Makes an empty database of this name. */
    interface Databases {
        PostgresDatabase create(String name);
    }

    /** Started by the first look at its field. */
    private static final class SharedServer {
        static final Databases DATABASES = switch (ClusterKind.chosen()) {
            case EMBEDDED -> EmbeddedCluster.startPostgres();
            case CONTAINERS -> ContainerCluster.startPostgres();
        };
    }
}
