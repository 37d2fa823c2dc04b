package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OpenRouter has a bad day: the key's status and the sums are right during it and after it. */
class UpstreamTroubleIT {

    private static final String NAME = "chat-assistant";

    private final Cluster cluster = Cluster.shared();
    private final Simulator simulator = cluster.simulator();
    private final Person alice = Person.signUp(cluster.gateway());
    private final long key = alice.key(NAME, simulator.secretOf(NAME));

    @AfterEach
    void giveTheKeyBack() {
        simulator.heal();
        alice.api().delete("/api/keys/" + key);
    }

    private JsonNode key() {
        return alice.api().get("/api/keys/" + key).json();
    }

    /** Everything told of the key: what is booked on days, and what was spent before it was watched. */
    private BigDecimal toldTotal() {
        JsonNode summary = alice.api().get("/api/stats/dashboard").json().get("summary");
        return summary.get("total_cost")
                .decimalValue()
                .add(key().get("before_watching").get("total").decimalValue());
    }

    private BigDecimal spentEver() {
        JsonNode lifetime = simulator
                .truth()
                .get("keys")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(NAME))
                .findFirst()
                .orElseThrow()
                .get("lifetime");
        return lifetime.get("credits").decimalValue().add(lifetime.get("byok").decimalValue());
    }

    /** Something may be spent between a look at OpenRouter and a look at the truth, so both are looked at again. */
    private void awaitTheTruth() {
        Cluster.awaitWithin(90, () -> {
            ask("sync");
            Cluster.awaitSoon(() -> assertThat(toldTotal()).isEqualByComparingTo(spentEver()));
        });
    }

    /** Asks for work until it is taken: while one of the same kind is running it is refused. */
    private void ask(String work) {
        Cluster.awaitWithin(
                60,
                () -> assertThat(alice.api()
                                .post("/api/keys/" + key + "/" + work)
                                .status())
                        .isEqualTo(202));
    }

    /**
     * Has the key checked until it is seen to work. Once may not be enough: work of the tick that was under way tells
     * its bad answer later, and the circuit breaker leaves OpenRouter alone for a while.
     */
    private void awaitTheKeyWorks() {
        Cluster.awaitWithin(90, () -> {
            ask("validate");
            Cluster.awaitSoon(() -> {
                assertThat(key().get("status").asString()).isEqualTo("valid");
                assertThat(key().get("status_reason").isNull()).isTrue();
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fault\": \"status\", \"status\": 403}",
                "{\"fault\": \"status\", \"status\": 429, \"retry_after\": \"1\"}",
                "{\"fault\": \"status\", \"status\": 500}",
                "{\"fault\": \"hang\"}",
                "{\"fault\": \"garbage\", \"kind\": \"html\", \"status\": 200}",
                "{\"fault\": \"garbage\", \"kind\": \"truncated\", \"status\": 200}",
                "{\"fault\": \"garbage\", \"kind\": \"empty\", \"status\": 200}",
                "{\"fault\": \"quirk\", \"oddity\": \"wrong_types\"}"
            })
    void aBadAnswerProvesNothingAgainstTheKeyAndChangesNoSum(String fault) {
        awaitTheTruth();
        String lastGood = key().get("last_good_check_at").asString();
        simulator.fail(fault);
        simulator.spend(NAME, "0.000000007");

        ask("validate");
        Cluster.awaitWithin(
                90, () -> assertThat(key().get("status_reason").isNull()).isFalse());

        assertThat(key().get("status").asString()).isEqualTo("valid");
        assertThat(key().get("last_good_check_at").asString()).isGreaterThanOrEqualTo(lastGood);
        simulator.heal();
        awaitTheKeyWorks();
        awaitTheTruth();
    }

    @Test
    void onlyA401MakesAKeyInvalidAndAGoodAnswerMakesItValidAgain() {
        simulator.fail("{\"fault\": \"status\", \"status\": 401, \"key\": \"%s\"}".formatted(NAME));
        ask("validate");
        Cluster.awaitWithin(60, () -> assertThat(key().get("status").asString()).isEqualTo("invalid"));

        simulator.heal();
        awaitTheKeyWorks();
    }

    @Test
    void aSingle401ProvesNothing() {
        simulator.fail("{\"fault\": \"status\", \"status\": 401, \"key\": \"%s\", \"times\": 1}".formatted(NAME));
        String before = key().get("last_good_check_at").asString();

        ask("validate");

        Cluster.awaitWithin(
                60, () -> assertThat(key().get("last_good_check_at").asString()).isGreaterThan(before));
        assertThat(key().get("status").asString()).isEqualTo("valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dates_plain", "dates_with_time", "unknown_words", "float_counts"})
    void anOddFormOfTheTruthIsTheTruth(String oddity) {
        simulator.fail("{\"fault\": \"quirk\", \"oddity\": \"%s\"}".formatted(oddity));

        JsonNode tick = cluster.runJob("usage-sync");

        assertThat(tick.get("outcome").asString()).isEqualToIgnoringCase("succeeded");
        assertThat(tick.get("counts").get("failed").asLong()).isZero();
        simulator.heal();
        new TruthIT().everyCompletedDayOfTheTeamIsTrueByKeyModelAndProvider();
    }
}
