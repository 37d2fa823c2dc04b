package org.openrouterwatcher.usage.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams of this instance by account. An account that opens too many loses its oldest: most often it is one that
 * nobody reads any more, whose end only shows at its next pulse.
 */
@Component
class LiveStreams implements SmartLifecycle {

    private final LiveProperties properties;
    private final Map<Long, Deque<LiveStream>> byOwner = new HashMap<>();
    private int count;
    private boolean running;

    LiveStreams(LiveProperties properties) {
        this.properties = properties;
    }

    /** A new stream; empty when there are too many in all, or when the service stops. */
    synchronized Optional<LiveStream> open(long ownerId) {
        Deque<LiveStream> own = byOwner.getOrDefault(ownerId, new ArrayDeque<>());
        if (own.size() >= properties.perOwner()) {
            LiveStream oldest = own.getFirst();
            oldest.end();
            forget(oldest);
        }
        if (!running || count >= properties.inAll()) {
            return Optional.empty();
        }
        var stream = new LiveStream(ownerId, properties);
        byOwner.computeIfAbsent(ownerId, _ -> new ArrayDeque<>()).addLast(stream);
        count++;
        return Optional.of(stream);
    }

    /** Forgets a stream that has ended; twice does no harm. */
    synchronized void forget(LiveStream stream) {
        Deque<LiveStream> own = byOwner.getOrDefault(stream.ownerId(), new ArrayDeque<>());
        if (own.remove(stream)) {
            count--;
        }
        if (own.isEmpty()) {
            byOwner.remove(stream.ownerId());
        }
    }

    synchronized void tell(long ownerId, Signal signal) {
        byOwner.getOrDefault(ownerId, new ArrayDeque<>()).forEach(stream -> stream.leave(signal));
    }

    /** How many there are. */
    synchronized int count() {
        return count;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Ends all, so that nobody who stops the service in good order waits for them. */
    @Override
    public synchronized void stop() {
        running = false;
        byOwner.values().stream().flatMap(Deque::stream).forEach(LiveStream::end);
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
