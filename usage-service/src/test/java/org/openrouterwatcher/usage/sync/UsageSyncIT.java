package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.Books.truth;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.simulator.world.Truth.KeyTruth;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.springframework.beans.factory.annotation.Autowired;

/** What is booked is what was spent, to the last digit. */
@RunningUsageService
class UsageSyncIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private Books books;

    private final Owner owner = Owner.fresh();

    @Test
    void aManagementKeyShowsEveryKeyOfItsAccountByDay() {
        gateway.register(owner, "team-admin").is(201);

        var result = ticks.run(syncDue());

        assertThat(result.outcome()).as(result.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(books.booked(owner)).isEqualTo(truth(OPEN_ROUTER.truth(), "team"));
        OPEN_ROUTER.truth().keys().stream()
                .filter(key -> key.account().equals("team"))
                .forEach(this::lifetimeIsExact);
    }

    private void lifetimeIsExact(KeyTruth key) {
        assertThat(books.lifetime(owner, key.name()))
                .as(key.name())
                .isEqualTo(Books.money(key.lifetime().credits(), key.lifetime().byok()));
    }
}
