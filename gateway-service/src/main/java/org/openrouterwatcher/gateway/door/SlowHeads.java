package org.openrouterwatcher.gateway.door;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up on who takes too long to say what is wanted. Jetty only minds silence: a client that sends its request head
 * byte by byte would be listened to for ever.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {

    private static final Logger log = LoggerFactory.getLogger(SlowHeads.class);

    private static final int LOOKS_PER_PATIENCE = 10;

    private final Server server;
    private final Duration patience;
    private final Map<HttpConnection, Head> open = new ConcurrentHashMap<>();
    private Scheduler.Task next = () -> true;

    /** What a connection was at when it was looked at: the head of which message, and since when. */
    private record Head(long message, long sinceNanos) {}

    /** @param patience how long a head may take, give or take a tenth */
    SlowHeads(Server server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            open.put(http, begunNow(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            open.remove(http);
        }
    }

    @Override
    protected void doStart() {
        lookAgainLater();
    }

    @Override
    protected void doStop() {
        next.cancel();
    }

    private void lookAgainLater() {
        next = server.getScheduler()
                .schedule(this::look, patience.toMillis() / LOOKS_PER_PATIENCE, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            open.forEach(this::look);
        } finally {
            if (isRunning()) {
                lookAgainLater();
            }
        }
    }

    private void look(HttpConnection connection, Head head) {
        boolean inHead = connection.getParser().inHeaderState()
                && !connection.getParser().isStart();
        if (!inHead || head.message() != connection.getMessagesIn()) {
            open.replace(connection, head, begunNow(connection));
        } else if (System.nanoTime() - head.sinceNanos() > patience.toNanos()) {
            log.atInfo().log("slow request head, connection closed");
            connection.getEndPoint().close(new TimeoutException("the head of a request took too long"));
        }
    }

    private static Head begunNow(HttpConnection connection) {
        return new Head(connection.getMessagesIn(), System.nanoTime());
    }
}
