package org.openrouterwatcher.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;

/** A simulator on a Thursday afternoon, stopped after each test. */
abstract class SimulatorFixture {

    static final Instant NOW = Instant.parse("2026-08-20T15:30:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-08-20");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final OpenRouterSimulator openRouter = OpenRouterSimulator.start(7, CLOCK);
    final Api api = new Api(openRouter);

    @AfterEach
    void stop() {
        openRouter.close();
    }
}
