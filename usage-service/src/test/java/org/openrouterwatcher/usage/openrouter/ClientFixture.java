package org.openrouterwatcher.usage.openrouter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.openrouterwatcher.simulator.OpenRouterSimulator;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.secret.Secret;

/** An impatient client before a simulated OpenRouter, both new for each test. */
abstract class ClientFixture {

    static final LocalDate TODAY = LocalDate.parse("2026-08-20");

    final TestClock clock = TestClock.at(TODAY + "T15:30:00Z");
    final MeterRegistry meters = new SimpleMeterRegistry();
    final OpenRouterSimulator openRouter = OpenRouterSimulator.start(7, clock);
    private OpenRouterClient client = clientWith(Map.of());

    @AfterEach
    void stop() {
        client.close();
        openRouter.close();
    }

    OpenRouterClient client() {
        return client;
    }

    /** Makes a client with these settings instead. */
    OpenRouterClient useClientWith(Map<String, String> settings) {
        client.close();
        client = clientWith(settings);
        return client;
    }

    Secret secretOf(String keyName) {
        return Secret.of(openRouter.key(keyName).secret());
    }

    static <T> T value(Answer<T> answer) {
        if (answer instanceof Answer.Ok<T>(T value)) {
            return value;
        }
        return Assertions.fail("not answered: " + answer);
    }

    private OpenRouterClient clientWith(Map<String, String> changed) {
        var settings = Settings.impatient(openRouter.baseUrl());
        settings.putAll(changed);
        return new OpenRouterClient(Settings.bind(settings), clock, meters);
    }
}
