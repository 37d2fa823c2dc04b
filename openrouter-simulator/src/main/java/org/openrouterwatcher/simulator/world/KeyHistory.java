package org.openrouterwatcher.simulator.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Everything one key did: the generated bursts, those added by hand, and its changes of state.
 *
 * <p>Counters and activity rows are sums over the same bursts, so they can never disagree. Of the past only the sums at
 * a few days are remembered, because a benchmark may hold many thousands of keys.
 */
public final class KeyHistory {

    /** No key does anything before this day; what it had spent by then is {@link SimulatedKey#earlier()}. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);

    private static final int REMEMBERED_SUMS = 6;

    private final SimulatedKey key;
    private final BurstGenerator generator;
    private final List<Burst> added = new ArrayList<>();
    private final NavigableMap<Instant, KeyState> states = new TreeMap<>();
    private final NavigableMap<LocalDate, Spent> generatedBefore = new TreeMap<>();

    KeyHistory(long seed, SimulatedKey key) {
        this.key = key;
        this.generator = new BurstGenerator(seed, key);
    }

    public SimulatedKey key() {
        return key;
    }

    public synchronized KeyState stateAt(Instant now) {
        var latest = states.floorEntry(now);
        return latest == null ? KeyState.ENABLED : latest.getValue();
    }

    /** Whether the key opens anything: enabled and not expired. */
    public boolean worksAt(Instant now) {
        var expires = key.expiresAt();
        return stateAt(now) == KeyState.ENABLED && (expires == null || now.isBefore(expires));
    }

    synchronized void become(KeyState state, Instant at) {
        states.put(at, state);
        generatedBefore.clear();
    }

    synchronized void add(Burst burst) {
        added.add(burst);
    }

    /** The bursts of a day that have happened by now. */
    public synchronized List<Burst> burstsOn(LocalDate day, Instant now) {
        var bursts = new ArrayList<>(generatedOn(day));
        added.stream().filter(burst -> dayOf(burst.at()).equals(day)).forEach(bursts::add);
        bursts.removeIf(burst -> burst.at().isAfter(now));
        return bursts;
    }

    /** The running totals at a moment. */
    public synchronized Counters countersAt(Instant now) {
        if (key.isManagement()) {
            return Counters.ZERO;
        }
        var today = dayOf(now);
        var daily = sum(burstsOn(today, now));
        var untilNow = before(today).plus(daily);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Counters(
                key.earlier().plus(untilNow),
                daily,
                untilNow.minus(before(monday)),
                untilNow.minus(before(today.withDayOfMonth(1))));
    }

    private Spent before(LocalDate day) {
        var addedBefore =
                added.stream().filter(burst -> dayOf(burst.at()).isBefore(day)).toList();
        return generatedBefore(day).plus(sum(addedBefore));
    }

    private Spent generatedBefore(LocalDate day) {
        if (!day.isAfter(FIRST_DAY)) {
            return Spent.NOTHING;
        }
        var known = generatedBefore.floorEntry(day);
        var from = known == null ? FIRST_DAY : known.getKey();
        var sum = known == null ? Spent.NOTHING : known.getValue();
        for (var each = from; each.isBefore(day); each = each.plusDays(1)) {
            sum = sum.plus(sum(generatedOn(each)));
        }
        generatedBefore.put(day, sum);
        if (generatedBefore.size() > REMEMBERED_SUMS) {
            generatedBefore.pollFirstEntry();
        }
        return sum;
    }

    private List<Burst> generatedOn(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            return List.of();
        }
        var bursts = generator.burstsOn(day);
        if (!states.isEmpty()) {
            bursts.removeIf(burst -> stateAt(burst.at()) != KeyState.ENABLED);
        }
        return bursts;
    }

    static Spent sum(List<Burst> bursts) {
        return bursts.stream().map(Burst::spent).reduce(Spent.NOTHING, Spent::plus);
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
