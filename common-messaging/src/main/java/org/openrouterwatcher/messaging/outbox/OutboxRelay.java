package org.openrouterwatcher.messaging.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.openrouterwatcher.messaging.topics.TopicSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Sends what is in the outbox. Of all instances of a service one is in charge, the others stand by and try several
 * times a second to take over. What happens while it is in charge is a {@link RelayTurn}; this class is the thread
 * around it.
 */
public final class OutboxRelay implements SmartLifecycle {

    /** After the topics are there, before anything that writes events; stopped after those. */
    public static final int PHASE = TopicSetup.PHASE + 100;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final UnpooledConnections connections;
    private final TopicSetup topics;
    private final RelayTurn.Factory turns;
    private final WakeUp wakeUp;
    private final OutboxProperties properties;
    private final Trouble trouble = new Trouble("outbox cannot be sent", "outbox is sent again");
    private volatile boolean running;
    private volatile Thread thread = Thread.ofPlatform().unstarted(() -> {});

    OutboxRelay(
            UnpooledConnections connections,
            TopicSetup topics,
            RelayTurn.Factory turns,
            WakeUp wakeUp,
            OutboxProperties properties) {
        this.connections = connections;
        this.topics = topics;
        this.turns = turns;
        this.wakeUp = wakeUp;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** Sends what is left, as long as {@link OutboxProperties#drainTimeout} allows. */
    @Override
    public void stop() {
        running = false;
        wakeUp.call();
        try {
            if (!thread.join(properties.drainTimeout().plusSeconds(1))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try (var seeker = new LeaseSeeker(connections)) {
            while (running) {
                if (topics.isReady()) {
                    tryToBeInCharge(seeker);
                } else {
                    wakeUp.await(properties.idlePause());
                }
            }
        } catch (InterruptedException stopped) {
            log.atWarn().log("outbox relay stopped with entries left");
        }
    }

    private void tryToBeInCharge(LeaseSeeker seeker) throws InterruptedException {
        try {
            Optional<OutboxLease> lease = seeker.ask();
            if (lease.isPresent()) {
                beInCharge(lease.get());
                return;
            }
            trouble.over();
        } catch (SQLException | DataAccessException e) {
            trouble.met(e);
        }
        pauseUnlessStopped(properties.takeoverPause());
    }

    private void beInCharge(OutboxLease lease) throws InterruptedException {
        log.atInfo().addKeyValue("epoch", lease.epoch()).log("outbox relay in charge");
        try (lease;
                RelayTurn turn = turns.begin(lease, trouble)) {
            turn.sendWhile(() -> running);
            turn.drain();
        } catch (DataAccessException | WaveSender.BrokenProducerException | RenewedTopics.RenewedException e) {
            trouble.met(e);
            log.atInfo().addKeyValue("epoch", lease.epoch()).log("outbox relay no longer in charge");
        }
        pauseUnlessStopped(properties.takeoverPause());
    }

    private void pauseUnlessStopped(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (running && System.nanoTime() < end) {
            wakeUp.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }
}
