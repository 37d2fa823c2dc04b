package org.openrouterwatcher.scheduler.ticks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openrouterwatcher.events.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits for the next slot of any job, to the instant, and has it emitted. It looks more often than that, because a
 * clock may be set, a job resumed by another instance, or a database come back.
 */
@Component
class TickLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TickLoop.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final TickEmitter emitter;
    private final Timetables timetables;
    private final Clock clock;
    private final ApplicationContext context;
    private final Set<Job> inTrouble = EnumSet.noneOf(Job.class);
    private volatile CountDownLatch stop = new CountDownLatch(0);
    private volatile Thread thread = new Thread();

    TickLoop(TickEmitter emitter, Timetables timetables, Clock clock, ApplicationContext context) {
        this.emitter = emitter;
        this.timetables = timetables;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void start() {
        for (Job job : Job.values()) {
            emitter.begin(job);
        }
        stop = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("tick-loop").daemon().start(this::run);
    }

    @Override
    public void stop() {
        stop.countDown();
        try {
            thread.join(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }

    /** After the outbox's relay and before the web server, and the other way round at the end. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Error e) {
            // without this thread the service would look like one that has nothing to do
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
            throw e;
        }
    }

    /** Emits what is due, and says how long to wait then. */
    private Duration turn() {
        Instant begin = clock.instant();
        for (Job job : Job.values()) {
            tryToEmit(job);
        }
        Duration untilNextSlot = Duration.between(clock.instant(), timetables.next(begin));
        return untilNextSlot.compareTo(LONGEST_WAIT) < 0 ? untilNextSlot : LONGEST_WAIT;
    }

    private void tryToEmit(Job job) {
        try {
            emitter.emitIfDue(job);
            if (inTrouble.remove(job)) {
                log.atInfo().addKeyValue("job", job.wireName()).log("ticks can be emitted again");
            }
        } catch (RuntimeException e) {
            if (inTrouble.add(job)) {
                log.atWarn()
                        .addKeyValue("job", job.wireName())
                        .setCause(e)
                        .log("ticks cannot be emitted, trying until they can");
            }
        }
    }
}
