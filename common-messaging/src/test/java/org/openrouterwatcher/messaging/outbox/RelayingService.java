package org.openrouterwatcher.messaging.outbox;

import java.util.concurrent.CountDownLatch;
import org.openrouterwatcher.infrastructure.PostgresDatabase;

/** A service that does nothing but send what others write, until it is killed. */
final class RelayingService {

    private RelayingService() {}

    /** @param arguments database url, user and password, brokers */
    public static void main(String[] arguments) throws InterruptedException {
        var database = new PostgresDatabase(arguments[0], arguments[1], arguments[2]);
        OutboxInstance.marking(database, arguments[3], new EveryTenth()).startRelay();
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
