package org.openrouterwatcher.token.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.Told;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class RefreshIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    TestClock clock;

    private Answer refresh(String token) {
        return gateway.post("/api/auth/refresh").refreshToken(token).send();
    }

    @Nested
    class Answers200 {

        @Test
        void withANewAccessTokenAndANewRefreshTokenOfTheSameSession() {
            Person person = people.someone();
            clock.advance(Duration.ofMinutes(10));

            Answer answer = refresh(person.refreshToken());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
            assertThat(People.refreshToken(answer)).isNotEqualTo(person.refreshToken());
            var claims = People.claims(answer.text("access_token"));
            assertThat(claims.required("sid").asString())
                    .isEqualTo(person.sessionId().toString());
            assertThat(claims.required("iat").asLong())
                    .isEqualTo(clock.instant().getEpochSecond());
        }

        @Test
        void againAndAgainWithTheNewestToken() {
            String token = people.someone().refreshToken();

            for (int i = 0; i < 5; i++) {
                Answer answer = refresh(token);
                assertThat(answer.status()).isEqualTo(200);
                token = People.refreshToken(answer);
            }
        }

        @Test
        void toExactlyOneOfTwentyAtOnce() {
            Person person = people.someone();

            var answers = Parallel.calls(20, _ -> refresh(person.refreshToken()));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 401);
        }

        @Test
        void untilTheLastMomentOfTheSession() {
            Person person = people.someone();
            String token = person.refreshToken();
            Answer answer = null;
            for (int day = 6; day < 30; day += 6) {
                clock.advance(Duration.ofDays(6));
                answer = refresh(token);
                assertThat(answer.status()).isEqualTo(200);
                token = People.refreshToken(answer);
            }

            assertThat(answer.header("Set-Cookie"))
                    .contains("Max-Age=" + Duration.ofDays(6).toSeconds() + ";");
            clock.advance(Duration.ofDays(6));
            refresh(token).isProblem(401);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutAToken() {
            Answer answer = gateway.post("/api/auth/refresh").send();

            answer.isProblem(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a b", "ÿ", "%00", "\""})
        void toATokenThatWasNeverGivenOut(String token) {
            refresh(token).isProblem(401);
        }

        @Test
        void toAnOldTokenAndEndsTheWholeSession() {
            Person person = people.someone();
            String newer = People.refreshToken(refresh(person.refreshToken()));

            Answer reused = refresh(person.refreshToken());

            reused.isProblem(401);
            assertThat(reused.header("Set-Cookie"))
                    .startsWith("__Host-watcher-refresh=;")
                    .contains("Max-Age=0");
            refresh(newer).isProblem(401);
            gateway.get("/api/profile").as(person).send().isProblem(401);
            try (var told = new Told()) {
                var revoked = (SessionRevoked) told.awaitSession(person.sessionId());
                assertThat(revoked.reason()).isEqualTo(RevocationReason.REFRESH_TOKEN_REUSED);
                assertThat(revoked.userId()).isEqualTo(person.id());
                assertThat(revoked.expiresAt().getEpochSecond())
                        .isEqualTo(People.claims(person.accessToken())
                                .required("exp")
                                .asLong());
            }
        }

        @Test
        void andLeavesOtherSessionsOfTheAccountAlone() {
            Person person = people.someone();
            Person elsewhere = people.again(person);
            refresh(person.refreshToken());
            refresh(person.refreshToken());

            assertThat(refresh(elsewhere.refreshToken()).status()).isEqualTo(200);
        }

        @Test
        void afterAWeekOfSilence() {
            Person person = people.someone();
            clock.advance(Duration.ofDays(7));

            refresh(person.refreshToken()).isProblem(401);
        }

        @Test
        void afterLogout() {
            Person person = people.someone();
            gateway.post("/api/auth/logout").as(person).send();

            refresh(person.refreshToken()).isProblem(401);
        }

        @Test
        void inTheSameWordsWhateverTheReason() {
            Person person = people.someone();
            refresh(person.refreshToken());

            assertThat(Stream.of(refresh(person.refreshToken()), refresh("unknown"))
                            .map(answer -> answer.text("detail")))
                    .containsOnly("The session is over. Log in again.");
        }
    }

    @Nested
    class SessionRefresherIT {

        @Autowired
        SessionCleaner cleaner;

        @Test
        void forgetsSessionsADayAfterTheyAreOver() {
            Person idle = people.someone();
            clock.advance(Duration.ofDays(8).plusSeconds(1));
            Person fresh = people.someone();

            cleaner.removeOldRows(1000);

            assertThat(sessions(idle)).isZero();
            assertThat(sessions(fresh)).isOne();
        }

        private int sessions(Person person) {
            return database.value(Integer.class, "select count(*) from sessions where id = ?", person.sessionId());
        }
    }
}
