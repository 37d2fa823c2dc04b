package org.openrouterwatcher.scheduler.ticks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The slots of a cron expression in a time zone.
 *
 * <p>Where clocks change, a job of every hour follows real time: each hour that passes has its slot. A job of fixed
 * hours follows the clock on the wall: a slot that the change leaves out is due when the change happens, one that comes
 * twice is due the first time.
 */
public final class DueTimes {

    /** No calendar repeats later than this; expressions without any slot are refused earlier. */
    private static final Duration FAR_BACK = Duration.ofDays(400 * 366);

    private static final Duration FIRST_STEP_BACK = Duration.ofMinutes(1);

    private static final int HOUR_FIELD = 2;

    private final String text;
    private final CronExpression cron;
    private final ZoneId zone;
    private final boolean everyHour;

    private DueTimes(String text, CronExpression cron, ZoneId zone) {
        this.text = text;
        this.cron = cron;
        this.zone = zone;
        this.everyHour = cron.toString().split(" ")[HOUR_FIELD].equals("*");
    }

    /**
     * The slots of an expression.
     *
     * @param cron minute, hour, day of month, month, day of week; a sixth field in front means seconds
     * @throws IllegalArgumentException when it is no cron expression, or one of a day that never comes
     */
    static DueTimes of(String cron, ZoneId zone) {
        String fields = cron.strip();
        boolean withoutSeconds = fields.split("\\s+").length == 5;
        CronExpression expression = CronExpression.parse(withoutSeconds ? "0 " + fields : fields);
        if (expression.next(LocalDateTime.ofInstant(Instant.EPOCH, zone)) == null) {
            throw new IllegalArgumentException("there is no such day");
        }
        return new DueTimes(fields, expression, zone);
    }

    /** The expression as it was given. */
    String cron() {
        return text;
    }

    ZoneId zone() {
        return zone;
    }

    /** The first slot after this instant. */
    Instant next(Instant after) {
        return everyHour ? nextInRealTime(after) : nextOnTheWall(after);
    }

    /** The last slot up to this instant, the instant itself included. */
    Instant latest(Instant upTo) {
        for (Duration back = FIRST_STEP_BACK; back.compareTo(FAR_BACK) < 0; back = back.multipliedBy(2)) {
            Instant slot = next(upTo.minus(back));
            if (!slot.isAfter(upTo)) {
                return lastFrom(slot, upTo);
            }
        }
        throw new IllegalStateException("no slot of " + text + " before " + upTo);
    }

    /** How long the slots up to this instant were apart. */
    Duration period(Instant upTo) {
        Instant slot = latest(upTo);
        return Duration.between(latest(slot.minusNanos(1)), slot);
    }

    private Instant lastFrom(Instant first, Instant upTo) {
        Instant slot = first;
        for (Instant later = next(slot); !later.isAfter(upTo); later = next(slot)) {
            slot = later;
        }
        return slot;
    }

    private Instant nextInRealTime(Instant after) {
        return found(cron.next(after.atZone(zone)), after).toInstant();
    }

    private Instant nextOnTheWall(Instant after) {
        LocalDateTime wall = LocalDateTime.ofInstant(after, zone);
        Instant slot;
        do {
            wall = found(cron.next(wall), after);
            slot = onTheWall(wall);
        } while (!slot.isAfter(after));
        return slot;
    }

    private Instant onTheWall(LocalDateTime time) {
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).toInstant();
    }

    private <T> T found(@Nullable T slot, Instant after) {
        if (slot == null) {
            throw new IllegalStateException("no slot of " + text + " after " + after);
        }
        return slot;
    }
}
