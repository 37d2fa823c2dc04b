package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.KeyWork;
import org.openrouterwatcher.events.Tick.Cause;
import org.openrouterwatcher.events.Tick.KeyValidationDue;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;

/** Kafka may deliver a tick more than once, and there may be more than one usage-service. */
class TickDeliveryIT {

    private final Cluster cluster = Cluster.shared();

    @Test
    void theSameTickDeliveredThreeTimesDoesTheWorkOnce() {
        cluster.tokenOfTheTeam();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UUID.randomUUID();
        var tick = Envelope.of(
                id.toString(), "/test", now, new KeyValidationDue(id, now, now.minusSeconds(60), now, Cause.SCHEDULE));

        cluster.publish(tick, tick, tick);

        Cluster.awaitWithin(60, () -> assertThat(completionsOf(id)).hasSize(1));
        cluster.awaitAllHeardBy("usage-service", Topics.TICKS);
        cluster.awaitAllHeardBy("usage-service", Topics.KEY_WORK);
        assertThat(completionsOf(id)).hasSize(1);
        assertThat(workOf(id))
                .isPositive()
                .isEqualTo(completionsOf(id).getFirst().counts().keys());
    }

    @Test
    void theLogOfAServiceNamesWhatItSpeaksOf() {
        String tick = cluster.runJob("key-validation").get("tick_id").asString();

        assertThat(cluster.logs()).contains("tick completed tickId=\"" + tick + "\"");
    }

    private List<TickCompleted> completionsOf(UUID tick) {
        return cluster.events(Topics.TICK_RESULTS, TickCompleted.class).stream()
                .filter(it -> it.tickId().equals(tick))
                .toList();
    }

    private long workOf(UUID tick) {
        return cluster.events(Topics.KEY_WORK, KeyWork.KeyValidationDue.class).stream()
                .filter(it -> it.tickId().equals(tick))
                .count();
    }
}
