package org.openrouterwatcher.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.trail.TrailDatabase;

class RegularCheckIT {

    private final TrailDatabase database = new TrailDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RegularCheck check =
            new RegularCheck(new ChainVerifier(database.source(), meters), Duration.ofMillis(50));

    @AfterEach
    void stop() {
        check.stop();
    }

    @Test
    void makesVisibleThatTheChainIsBrokenSinceItWasChecked() {
        database.chained(5);
        assertThat(intact()).isNaN();
        check.start();
        await().untilAsserted(() -> assertThat(intact()).isOne());

        database.pastTheTriggers("delete from audit_entries where number = 5");

        await().untilAsserted(() -> assertThat(intact()).isZero());
    }

    @Test
    void goesOnAfterACheckThatWasNotPossible() {
        database.chained(1);
        database.pastTheTriggers("alter table audit_head rename column hash to gone");
        check.start();
        await().during(Duration.ofMillis(500)).until(() -> Double.isNaN(intact()));

        database.pastTheTriggers("alter table audit_head rename column gone to hash");

        await().untilAsserted(() -> assertThat(intact()).isOne());
    }

    private double intact() {
        return meters.get("watcher.audit.intact").gauge().value();
    }
}
