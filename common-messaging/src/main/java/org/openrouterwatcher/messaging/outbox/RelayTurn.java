package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.producing.ProducerSettings;

/**
 * What a relay does while it is in charge: read a wave, send it, mark what was acknowledged, again. Ends with an
 * exception as soon as the lease is lost.
 */
final class RelayTurn implements AutoCloseable {

    /** For so long after something was sent, more is expected soon. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(1);

    private final OutboxLease lease;
    private final Producer<byte[], byte[]> producer;
    private final WaveSender sender;
    private final @Nullable FeedMarker marker;
    private final Trouble trouble;
    private final WakeUp wakeUp;
    private final OutboxMetrics metrics;
    private final OutboxProperties properties;
    private final Clock clock;
    private final FailurePause failurePause;

    /** Subjects that failed while others were sent: they wait a little, the others do not. */
    private Set<OutboxEntry.Subject> setAside = Set.of();

    private long setAsideUntil;
    private boolean opened;
    private long lastSent = System.nanoTime() - BUSY_FOR.toNanos();

    private RelayTurn(Factory factory, OutboxLease lease, Trouble trouble) {
        this.lease = lease;
        this.trouble = trouble;
        this.wakeUp = factory.wakeUp;
        this.metrics = factory.metrics;
        this.properties = factory.properties;
        this.clock = factory.clock;
        this.failurePause = new FailurePause(properties.longestFailurePause());
        this.producer = factory.producers.newProducer("outbox-relay-" + lease.epoch());
        this.sender = new WaveSender(producer, lease::check);
        this.marker = factory.marks
                .map(marks -> new FeedMarker(marks, producer, sender, lease.epoch(), factory.source, clock))
                .orElse(null);
        this.opened = marker == null;
    }

    /** Begins turns; what they have in common. */
    record Factory(
            ProducerSettings producers,
            Optional<FreshnessMarks> marks,
            WakeUp wakeUp,
            OutboxMetrics metrics,
            OutboxProperties properties,
            String source,
            Clock clock) {

        RelayTurn begin(OutboxLease lease, Trouble trouble) {
            return new RelayTurn(this, lease, trouble);
        }
    }

    /** What one pass came to. */
    private enum Pass {
        SENT_SOME,
        NOTHING_LEFT,
        FAILED
    }

    void sendWhile(BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            switch (pass(false)) {
                case SENT_SOME -> {
                    // there may be more: a wave is limited in size, and to one entry per subject
                }
                case NOTHING_LEFT -> wakeUp.await(isBusy() ? properties.busyPause() : properties.idlePause());
                case FAILED -> failurePause.awaitWhile(wanted);
            }
        }
    }

    /** Sends what is left and then says that nothing follows; gives up after {@link OutboxProperties#drainTimeout}. */
    void drain() throws InterruptedException {
        setAside = Set.of();
        long end = System.nanoTime() + properties.drainTimeout().toNanos();
        while (System.nanoTime() < end && pass(true) != Pass.NOTHING_LEFT) {
            wakeUp.await(properties.busyPause());
        }
    }

    private Pass pass(boolean last) throws InterruptedException {
        try {
            openFeed();
            Instant readAt = clock.instant();
            Wave wave = lease.entries().unsent(properties.waveSize(), setAside());
            if (!wave.overtaken().isEmpty()) {
                lease.entries().markSent(wave.overtaken(), readAt);
            }
            Pass pass = send(wave);
            if (pass != Pass.FAILED && wave.everything() && setAside.isEmpty()) {
                markFeed(readAt, last && pass == Pass.NOTHING_LEFT);
            }
            return pass;
        } catch (ExecutionException e) {
            trouble.met(cause(e));
        } catch (KafkaException e) {
            trouble.met(e);
        }
        return Pass.FAILED;
    }

    private Pass send(Wave wave) throws InterruptedException {
        if (wave.entries().isEmpty()) {
            return wave.overtaken().isEmpty() ? Pass.NOTHING_LEFT : Pass.SENT_SOME;
        }
        WaveSender.Outcome outcome = sender.send(wave.entries());
        if (!outcome.sent().isEmpty()) {
            lease.entries().markSent(outcome.sent(), clock.instant());
            lastSent = System.nanoTime();
            failurePause.reset();
        }
        metrics.count(outcome);
        return outcome.failed().isEmpty() ? allSent() : failed(outcome);
    }

    private Pass allSent() {
        trouble.over();
        return Pass.SENT_SOME;
    }

    private Pass failed(WaveSender.Outcome outcome) {
        trouble.met(outcome.failed().values().iterator().next());
        if (outcome.sent().isEmpty()) {
            outcome.refuseBrokenProducer();
            return Pass.FAILED;
        }
        setAside = outcome.failed().keySet().stream().map(OutboxEntry::subject).collect(Collectors.toUnmodifiableSet());
        setAsideUntil = System.nanoTime() + properties.longestFailurePause().toNanos();
        return Pass.SENT_SOME;
    }

    private Set<OutboxEntry.Subject> setAside() {
        if (System.nanoTime() - setAsideUntil >= 0) {
            setAside = Set.of();
        }
        return setAside;
    }

    private void openFeed() throws InterruptedException, ExecutionException {
        if (marker != null && !opened) {
            marker.open();
            opened = true;
        }
    }

    private void markFeed(Instant closedAt, boolean seal) throws InterruptedException, ExecutionException {
        if (marker == null) {
            return;
        }
        if (seal) {
            marker.seal(closedAt);
        } else {
            marker.closed(closedAt);
        }
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private boolean isBusy() {
        return System.nanoTime() - lastSent < BUSY_FOR.toNanos();
    }

    /** Without waiting: what is not acknowledged by now is sent again by whoever is in charge next. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
