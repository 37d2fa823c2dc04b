package org.openrouterwatcher.token.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.testing.LogProbe;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class RevokeLeakedTokenIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    private Answer report(String value) {
        return gateway.post("/api/tokens/revoke-leaked")
                .body("{'token': '%s'}", value)
                .send();
    }

    private static String unknown() {
        return ApiTokenFormat.generate(new SecureRandom()).reveal();
    }

    @Nested
    class Answers202 {

        @Test
        void toAnybodyAndTheTokenIsRevoked() {
            Person owner = people.someone();
            Answer token = people.issueToken(owner, "leaked");

            assertThat(report(token.text("token")).status()).isEqualTo(202);

            assertThat(gateway.get("/api/tokens").as(owner).send().body()).contains("\"state\":\"leaked\"");
            try (var told = new Told()) {
                var revoked = (ApiTokenRevoked)
                        told.awaitToken(token.json().required("id").asLong(), 2);
                assertThat(revoked.reason()).isEqualTo(RevocationReason.REPORTED_LEAKED);
            }
        }

        @Test
        void alikeWhetherItIsThereOrWasOrNeverWas() {
            String known = people.issueToken(people.someone(), "leaked").text("token");

            Answer first = report(known);
            Answer again = report(known);
            Answer never = report(unknown());

            assertThat(List.of(again.status(), never.status())).containsOnly(first.status());
            assertThat(List.of(again.body(), never.body())).containsOnly(first.body());
            assertThat(again.headers().map().keySet())
                    .isEqualTo(first.headers().map().keySet())
                    .isEqualTo(never.headers().map().keySet());
        }

        @Test
        void afterTheSameTime() {
            Person owner = people.someone();
            List<Long> known = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();

            for (int i = 0; i < 10; i++) {
                known.add(millis(people.issueToken(owner, "leaked").text("token")));
                unknown.add(millis(unknown()));
            }

            long difference = Math.abs(median(known) - median(unknown));
            assertThat(difference).isLessThanOrEqualTo(30);
        }

        @Test
        void onceMoreAndTellsItOnce() {
            Person owner = people.someone();
            String value = people.issueToken(owner, "leaked").text("token");

            report(value);
            report(value);

            assertThat(database.outboxOfAccount(owner.id()))
                    .containsExactly("org.openrouterwatcher.token.issued.v1", "org.openrouterwatcher.token.revoked.v1");
        }

        @Test
        void andTheValueIsNowhere() {
            String known = people.issueToken(people.someone(), "leaked").text("token");
            String unknown = unknown();
            try (var log = new LogProbe()) {
                String answers = report(known).body() + report(unknown).body();

                assertThat(answers + log.text() + database.everything())
                        .contains("leaked token reported")
                        .doesNotContain(known, unknown);
            }
        }

        private long millis(String value) {
            long begin = System.nanoTime();
            assertThat(report(value).status()).isEqualTo(202);
            return Duration.ofNanos(System.nanoTime() - begin).toMillis();
        }

        private long median(List<Long> times) {
            return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'token': null}",
                    "{'token': ''}",
                    "{'token': 7}",
                    "{'token': 'or_api_wrong'}",
                    "{'token': 'or_api_0000000000000000000000000000000000000000000000000'}"
                })
        void toWhatCannotBeAToken(String body) {
            Answer answer = gateway.post("/api/tokens/revoke-leaked").body(body).send();

            answer.isInvalid("token");
            assertThat(answer.body()).doesNotContain("or_api_0", "or_api_wrong");
        }
    }
}
