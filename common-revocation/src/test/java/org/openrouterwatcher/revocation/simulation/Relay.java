package org.openrouterwatcher.revocation.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.revocation.ClosingBarrier;
import org.openrouterwatcher.revocation.ClosingBarrier.Promise;
import org.openrouterwatcher.revocation.ClosingBarrier.Unsent;
import org.openrouterwatcher.revocation.simulation.Broker.Fate;
import org.openrouterwatcher.revocation.simulation.Broker.Flight;
import org.openrouterwatcher.revocation.simulation.Broker.Wire;
import org.openrouterwatcher.revocation.simulation.Database.Row;

/** Empties the outbox in single steps; between any two of them everything else may happen. */
final class Relay {

    private static final int WAVE = 3;

    private final TokenService service;
    private final World world;
    private final Database database;
    private final Wire wire;
    private final List<Flight> awaited = new ArrayList<>();
    private Step step = Step.STAND_BY;
    private ClosingBarrier barrier = new ClosingBarrier();
    private ClosingBarrier.Before before;
    private Promise promise;
    private List<Row> wave = List.of();
    private boolean sealing;
    private long epoch;
    private long marks;

    Relay(TokenService service, World world) {
        this.service = service;
        this.world = world;
        this.database = world.database;
        this.wire = world.newWire(service);
    }

    private enum Step {
        STAND_BY,
        OPEN,
        UNSEAL,
        CAPTURE,
        LOOK,
        MARK,
        MARKED,
        SEND,
        MARK_SENT,
        STOPPED
    }

    /** Does the next thing, if it can. */
    void step() {
        if (service.reachesDatabase || step == Step.OPEN || step == Step.CAPTURE || step == Step.MARK) {
            step = next();
        }
    }

    boolean hasStopped() {
        return step == Step.STOPPED;
    }

    private Step next() {
        return switch (step) {
            case STAND_BY -> standBy();
            case OPEN -> open();
            case UNSEAL -> acknowledgedThen(this::unseal);
            case CAPTURE -> capture();
            case LOOK -> inCharge() ? look() : Step.STAND_BY;
            case MARK -> mark();
            case MARKED -> acknowledgedThen(this::marked);
            case SEND -> inCharge() ? send() : Step.STAND_BY;
            case MARK_SENT -> acknowledgedThen(this::markSent);
            case STOPPED -> Step.STOPPED;
        };
    }

    private boolean inCharge() {
        return database.holdsLease(this);
    }

    private Step standBy() {
        awaited.clear();
        if (service.isStopping()) {
            return Step.STOPPED;
        }
        epoch = database.takeLease(this);
        if (epoch == 0) {
            return Step.STAND_BY;
        }
        barrier = new ClosingBarrier();
        sealing = false;
        marks = 0;
        return Step.OPEN;
    }

    /** Breaks the seal of the one before. */
    private Step open() {
        sendMarks(new Promise(Instant.EPOCH, Map.of(), 0), false);
        return Step.UNSEAL;
    }

    private Step unseal() {
        if (!inCharge()) {
            return Step.STAND_BY;
        }
        database.unseal();
        return Step.CAPTURE;
    }

    private Step capture() {
        before = new ClosingBarrier.Before(service.machine.wall(), service.roll.beats());
        return Step.LOOK;
    }

    private Step look() {
        Unsent unsent = database.unsent();
        promise = world.variant == Variant.WALL_CLOCK_HEARTBEAT
                ? new Promise(service.machine.wall(), Map.of(), 0)
                : barrier.seen(before, unsent).orElse(null);
        if (!service.isStopping() || unsent.highest() != 0) {
            return promise == null ? Step.SEND : Step.MARK;
        }
        if (!database.isSealed()) {
            database.seal();
            return Step.CAPTURE;
        }
        sealing = true;
        return Step.MARK;
    }

    private Step mark() {
        sendMarks(promise, sealing);
        return Step.MARKED;
    }

    private Step marked() {
        if (sealing) {
            database.endLease();
            return Step.STOPPED;
        }
        return Step.SEND;
    }

    private Step send() {
        wave = database.unsentRows(WAVE);
        wave.forEach(row -> awaited.add(wire.send(row.event)));
        return Step.MARK_SENT;
    }

    private Step markSent() {
        if (!inCharge()) {
            return Step.STAND_BY;
        }
        database.markSent(wave);
        return Step.CAPTURE;
    }

    private void sendMarks(Promise what, boolean sealed) {
        long version = (epoch << 32) + marks++;
        for (int partition = 0; partition < world.broker.partitions(); partition++) {
            awaited.add(wire.send(
                    new FeedClosed(partition, epoch, what.closedAt(), sealed, what.cursor(), what.heard(), version)));
        }
    }

    /** Goes on when the broker has everything; begins anew when it has refused something. */
    private Step acknowledgedThen(Supplier<Step> then) {
        boolean failed = false;
        for (Flight flight : awaited) {
            if (flight.fate() == Fate.UNKNOWN) {
                return inCharge() ? step : Step.STAND_BY;
            }
            failed |= flight.fate() == Fate.FAILED;
        }
        awaited.clear();
        if (!failed) {
            return then.get();
        }
        sealing = false;
        return step == Step.UNSEAL ? Step.OPEN : Step.CAPTURE;
    }
}
