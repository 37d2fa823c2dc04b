package org.openrouterwatcher.messaging.outbox;

import static org.openrouterwatcher.messaging.outbox.Removals.keyRemoved;

import org.openrouterwatcher.infrastructure.PostgresDatabase;

/** A service that does nothing but change a row and tell of it, until it is killed. */
final class CountingService {

    private CountingService() {}

    /** @param arguments database url, user and password, brokers, subject */
    public static void main(String[] arguments) {
        var database = new PostgresDatabase(arguments[0], arguments[1], arguments[2]);
        long subject = Long.parseLong(arguments[4]);
        var service = OutboxInstance.of(database, arguments[3]).startRelay();
        while (true) {
            service.transactions.executeWithoutResult(_ -> service.outbox.append(keyRemoved(subject, next(service))));
            System.out.println("counted");
        }
    }

    private static long next(OutboxInstance service) {
        return service.jdbc
                .sql("update counter set version = version + 1 returning version")
                .query(Long.class)
                .single();
    }
}
