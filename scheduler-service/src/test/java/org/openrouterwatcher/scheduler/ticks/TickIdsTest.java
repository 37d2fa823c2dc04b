package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Job;

class TickIdsTest {

    private static final Instant SLOT = Instant.parse("2027-03-03T10:00:00Z");

    @Test
    void areTheSameInEveryVersionOfTheService() {
        assertThat(TickIds.of(Job.USAGE_SYNC, SLOT)).hasToString("bce024d7-e35c-5b76-b3e7-a9df086f751d");
    }

    @Test
    void areNameBasedUuids() {
        UUID id = TickIds.of(Job.USAGE_SYNC, SLOT);

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void differByJobAndSlot() {
        Set<UUID> ids = new HashSet<>();
        for (Job job : Job.values()) {
            for (int hour = 0; hour < 1000; hour++) {
                ids.add(TickIds.of(job, SLOT.plusSeconds(hour * 3600L)));
            }
        }

        assertThat(ids).hasSize(3000);
    }
}
