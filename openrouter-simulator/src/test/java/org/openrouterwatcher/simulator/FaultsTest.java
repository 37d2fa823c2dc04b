package org.openrouterwatcher.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.Fault.Garbage;
import org.openrouterwatcher.simulator.faults.Fault.Quirk;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Oddity;
import tools.jackson.core.JacksonException;

class FaultsTest extends SimulatorFixture {

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429, 500, 502, 503, 529})
    void answersWithTheStatusAndAPublishedBody(int status) {
        openRouter.fail(new Fault.Status(status, "7"));

        var answer = api.get("/key", "ci-code-review");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("error").get("code").intValue()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void meetsOnlyTheKeyAndPathNamedAndOnlySoOften() {
        openRouter.fail(FaultRule.always(new Fault.Status(503))
                .forKey("ci-code-review")
                .onPath("/key")
                .times(2));

        assertThat(api.get("/key", "chat-assistant").status()).isEqualTo(200);
        assertThat(api.get("/credits", "ci-code-review").status()).isEqualTo(200);
        assertThat(api.get("/key", "ci-code-review").status()).isEqualTo(503);
        assertThat(api.get("/key", "ci-code-review").status()).isEqualTo(503);
        assertThat(api.get("/key", "ci-code-review").status()).isEqualTo(200);
    }

    @Test
    void hangsUntilHealed() {
        openRouter.fail(new Fault.Hang());

        var answer = CompletableFuture.supplyAsync(() -> api.get("/key", "ci-code-review"));

        assertThat(answer.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join())
                .isNull();
        openRouter.heal();
        assertThat(api.get("/key", "ci-code-review").status()).isEqualTo(200);
    }

    @Test
    void dripsTheRightAnswer() {
        var whole = api.get("/credits", "team-admin").text();
        openRouter.fail(new Fault.Drip(Duration.ofMillis(5)));
        var start = System.nanoTime();

        var dripped = api.get("/credits", "team-admin").text();

        assertThat(dripped).isEqualTo(whole);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(5L * whole.length()));
    }

    @Test
    void countsADrippedAnswerNoLongerThanUntilItsLastByte() throws IOException, InterruptedException {
        openRouter.fail(new Fault.Drip(Duration.ofMillis(10)));

        for (var i = 0; i < 2; i++) {
            try (var overItsOwnConnection = HttpClient.newHttpClient()) {
                overItsOwnConnection.send(
                        HttpRequest.newBuilder(URI.create(openRouter.baseUrl() + "/key"))
                                .build(),
                        BodyHandlers.discarding());
            }
        }

        assertThat(openRouter.requests().connections()).isEqualTo(2);
        assertThat(openRouter.requests().mostAtOnce()).isEqualTo(1);
    }

    @Test
    void dropsTheConnection() {
        openRouter.fail(new Fault.Drop());

        assertThatThrownBy(() -> api.get("/key", "ci-code-review")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void redirectsElsewhere() {
        openRouter.fail(new Fault.Redirect("http://169.254.169.254/latest"));

        var answer = api.get("/key", "ci-code-review");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.response().headers().firstValue("Location")).hasValue("http://169.254.169.254/latest");
    }

    @Test
    void talksGarbage() {
        openRouter.fail(FaultRule.always(new Garbage(Garbage.Kind.HTML, 502)).times(1));
        openRouter.fail(FaultRule.always(new Garbage(Garbage.Kind.EMPTY)).times(1));
        openRouter.fail(FaultRule.always(new Garbage(Garbage.Kind.TRUNCATED)).times(1));

        var html = api.get("/key", "ci-code-review");
        var empty = api.get("/key", "ci-code-review");
        var truncated = api.get("/key", "ci-code-review");

        assertThat(html.status()).isEqualTo(502);
        assertThat(html.text()).startsWith("<!DOCTYPE html>");
        assertThat(empty.text()).isEmpty();
        assertThat(truncated.text()).startsWith("{\"data\":");
        assertThatThrownBy(truncated::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void sendsAHundredMegabytes() {
        openRouter.fail(new Garbage(Garbage.Kind.HUGE));

        var length = api.get("/key", "ci-code-review").text().length();

        assertThat(length).isGreaterThan(100_000_000);
    }

    @Test
    void speaksInUnknownWords() {
        openRouter.fail(new Quirk(Oddity.UNKNOWN_WORDS));

        var key = api.get("/key", "ci-code-review").data();

        assertThat(key.get("limit_reset").stringValue()).isEqualTo("fortnightly");
        assertThat(key.has("forecast")).isTrue();
    }

    @Test
    void speaksAsInSeptember2025() {
        openRouter.fail(new Quirk(Oddity.OLD_FIELDS));

        assertThat(api.get("/key", "ci-code-review").data().propertyNames())
                .containsExactlyInAnyOrder(
                        "label",
                        "limit",
                        "limit_remaining",
                        "usage",
                        "is_free_tier",
                        "is_provisioning_key",
                        "rate_limit");
    }

    @Test
    void writesDatesInOneFormOnly() {
        openRouter.fail(FaultRule.always(new Quirk(Oddity.DATES_PLAIN)).times(1));
        openRouter.fail(FaultRule.always(new Quirk(Oddity.DATES_WITH_TIME)).times(1));

        assertThat(api.get("/activity", "team-admin").items())
                .allMatch(row -> row.get("date").stringValue().length() == 10);
        assertThat(api.get("/activity", "team-admin").items())
                .allMatch(row -> row.get("date").stringValue().endsWith(" 00:00:00"));
    }

    @Test
    void writesCountsAsFloatsAndNumbersAsObjects() {
        openRouter.fail(FaultRule.always(new Quirk(Oddity.FLOAT_COUNTS)).times(1));
        openRouter.fail(FaultRule.always(new Quirk(Oddity.WRONG_TYPES)).times(1));

        assertThat(api.get("/activity", "team-admin").text()).containsPattern("\"requests\":\\d+\\.0,");
        assertThat(api.get("/activity", "team-admin").items())
                .allMatch(row -> row.get("requests").isObject());
    }
}
