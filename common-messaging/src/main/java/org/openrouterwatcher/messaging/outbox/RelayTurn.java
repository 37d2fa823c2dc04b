package org.openrouterwatcher.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.messaging.producing.ProducerSettings;
import org.openrouterwatcher.revocation.ClosingBarrier;

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
    private ClosingBarrier barrier = new ClosingBarrier();
    private final RenewedTopics renewed;

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
        this.failurePause = new FailurePause(properties.longestFailurePause(), lease::check);
        this.producer = factory.producers.newProducer("outbox-relay-" + lease.epoch());
        this.sender = new WaveSender(producer, factory.signer, lease::check);
        this.marker = factory.marks
                .map(marks -> new FeedMarker(marks, producer, sender, lease, factory.source, clock))
                .orElse(null);
        this.renewed = factory.renewed.get();
    }

    /** Begins turns; what they have in common. */
    record Factory(
            ProducerSettings producers,
            Supplier<RenewedTopics> renewed,
            Optional<FreshnessMarks> marks,
            Optional<RecordSigner> signer,
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
        SENT_ALL,
        NOTHING_LEFT,
        FAILED
    }

    void sendWhile(BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            long begunAt = System.nanoTime();
            switch (pass()) {
                case SENT_SOME -> awaitNextWave(begunAt);
                case SENT_ALL -> {
                    awaitNextWave(begunAt);
                    wakeUp.await(properties.busyPause());
                }
                case NOTHING_LEFT -> wakeUp.await(isBusy() ? properties.busyPause() : properties.idlePause());
                case FAILED -> failurePause.awaitWhile(wanted);
            }
        }
    }

    /**
     * Under load a wave costs about the same with one entry as with ten, here and at all who hear it; so those that are
     * committed meanwhile go together.
     */
    private void awaitNextWave(long begunAt) throws InterruptedException {
        long left = begunAt + properties.waveGap().toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Sends what is left and then says that nothing follows; gives up after {@link OutboxProperties#drainTimeout}. */
    void drain() throws InterruptedException {
        setAside = Set.of();
        long end = System.nanoTime() + properties.drainTimeout().toNanos();
        if (sendRest(end) && marker != null) {
            seal(marker, end);
        }
    }

    private boolean sendRest(long end) throws InterruptedException {
        Pass pass = pass();
        while (pass != Pass.NOTHING_LEFT && System.nanoTime() < end) {
            wakeUp.await(properties.busyPause());
            pass = pass();
        }
        return pass == Pass.NOTHING_LEFT;
    }

    /**
     * Whoever was about to write an event does so first, and is heard; nobody writes one afterwards. The feed must not
     * stay closed to writers when it certainly got no seal; when that is uncertain it must.
     */
    private void seal(FeedMarker feed, long end) throws InterruptedException {
        lease.seals().seal();
        boolean allSent = sendRest(end);
        ClosingBarrier.Before before = feed.before(clock.instant());
        ClosingBarrier.Unsent unsent = lease.entries().unsentIds();
        if (!allSent || unsent.highest() > 0) {
            lease.seals().open(lease.entries().nextEpoch());
            return;
        }
        try {
            feed.seal(new ClosingBarrier.Promise(before.at(), before.heard(), unsent.cursor()));
        } catch (ExecutionException e) {
            trouble.met(cause(e));
        } catch (KafkaException e) {
            trouble.met(e);
        }
    }

    private Pass pass() throws InterruptedException {
        try {
            begin();
            Instant readAt = clock.instant();
            markFeed(readAt);
            wakeUp.forgetCalls();
            Wave wave = lease.entries().unsent(properties.waveSize(), setAside());
            if (!wave.overtaken().isEmpty()) {
                lease.entries().markSent(wave.overtaken(), readAt);
            }
            if (!wave.isEmpty()) {
                return send(wave);
            }
            if (setAside.isEmpty()) {
                trouble.over();
            }
            return Pass.NOTHING_LEFT;
        } catch (ExecutionException e) {
            trouble.met(cause(e));
        } catch (KafkaException e) {
            trouble.met(e);
        }
        return Pass.FAILED;
    }

    private Pass send(Wave wave) throws InterruptedException {
        WaveSender.Outcome outcome = sender.send(wave.entries());
        if (!outcome.sent().isEmpty()) {
            lease.entries().markSent(outcome.sent(), clock.instant());
            lastSent = System.nanoTime();
            failurePause.reset();
        }
        metrics.count(outcome);
        return outcome.failed().isEmpty() ? noneFailed(wave) : failed(outcome);
    }

    private Pass noneFailed(Wave wave) {
        trouble.over();
        return wave.leavesSome() ? Pass.SENT_SOME : Pass.SENT_ALL;
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

    /** Nothing is sent or marked for topics that were made anew before what they lack counts as unsent. */
    private void begin() throws InterruptedException, ExecutionException {
        if (opened) {
            renewed.refuseOthers();
            return;
        }
        renewed.adopt(lease);
        if (marker != null) {
            marker.open();
        }
        opened = true;
    }

    private void markFeed(Instant readAt) throws InterruptedException, ExecutionException {
        if (marker != null && marker.isDue()) {
            Optional<ClosingBarrier.Promise> promise =
                    barrier.seen(marker.before(readAt), lease.entries().unsentIds());
            if (promise.isPresent()) {
                marker.closed(promise.get());
                barrier = new ClosingBarrier(); // the next mark is to speak of its own time
            }
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
