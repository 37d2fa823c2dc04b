package org.openrouterwatcher.gateway.forwarding;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The answers of this gateway that have no end of their own. Each ends within seconds of its credential: who was logged
 * out, or whose token has run out, hears nothing more.
 */
final class OpenStreams implements SmartLifecycle {

    private final int most;
    private final Map<Exchange, BooleanSupplier> streams = new IdentityHashMap<>();
    private boolean running;

    /** @param most how many there may be at once */
    OpenStreams(int most) {
        this.most = most;
    }

    /**
     * Takes a stream in; false when there is no room, or when the gateway stops.
     *
     * @param mayGoOn whether its credential still holds
     */
    synchronized boolean add(Exchange exchange, BooleanSupplier mayGoOn) {
        if (!running || streams.size() >= most) {
            return false;
        }
        streams.put(exchange, mayGoOn);
        return true;
    }

    /** A stream has ended, for whatever reason. */
    synchronized void remove(Exchange exchange) {
        streams.remove(exchange);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void endThoseThatMayNotGoOn() {
        snapshot().forEach((exchange, mayGoOn) -> {
            if (!mayGoOn.getAsBoolean()) {
                exchange.end();
            }
        });
    }

    private synchronized Map<Exchange, BooleanSupplier> snapshot() {
        return new IdentityHashMap<>(streams);
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Ends all, so that a gateway that stops in good order waits for none. */
    @Override
    public void stop() {
        close().forEach(Exchange::end);
    }

    private synchronized List<Exchange> close() {
        running = false;
        return List.copyOf(streams.keySet());
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, which waits for its requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
