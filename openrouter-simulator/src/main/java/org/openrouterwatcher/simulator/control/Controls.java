package org.openrouterwatcher.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.world.Change;
import org.openrouterwatcher.simulator.world.KeyState;
import org.openrouterwatcher.simulator.world.SimulatedAccount;
import org.openrouterwatcher.simulator.world.Spent;
import org.openrouterwatcher.simulator.world.Truth;
import org.openrouterwatcher.simulator.world.World;

/** Changes the simulated world and tells the truth about it. */
public final class Controls {

    private final World world;
    private final ShiftableClock clock;
    private final Journal journal;

    /** Does again what the journal holds. */
    public Controls(World world, ShiftableClock clock, Journal journal) {
        this.world = world;
        this.clock = clock;
        this.journal = journal;
        journal.changes().forEach(this::apply);
    }

    public World world() {
        return world;
    }

    public Instant now() {
        return clock.instant();
    }

    /** @param model one of the key's models, null for its first */
    public void spend(String key, @Nullable String model, Spent spent) {
        keep(new Change.SpendAdded(key, now(), model, spent));
    }

    public void become(String key, KeyState state) {
        keep(new Change.StateSet(key, now(), state));
    }

    public void advance(Duration step) {
        keep(new Change.ClockShifted(clock.offsetAfter(step)));
    }

    public void setClock(Instant instant) {
        keep(new Change.ClockShifted(clock.offsetFor(instant)));
    }

    /** @param account null for all accounts */
    public Truth truth(@Nullable String account) {
        List<SimulatedAccount> accounts = account == null ? world.accounts() : List.of(world.account(account));
        return Truth.of(accounts, now());
    }

    private void keep(Change change) {
        apply(change);
        journal.append(change);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.OfKey ofKey -> world.apply(ofKey);
            case Change.ClockShifted shifted -> clock.shiftTo(shifted.offset());
        }
    }
}
