package org.openrouterwatcher.token.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.LogProbe;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@RunningTokenService
class LoginIT {

    private static final String WRONG = "not the password at all";

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    TestClock clock;

    private Answer login(String email, String password, String from) {
        return gateway.post("/api/auth/login")
                .from(from)
                .body("{'email': '%s', 'password': '%s'}", email, password)
                .send();
    }

    @Nested
    class Answers200 {

        @Test
        void withAnAccessTokenAndARefreshTokenThatScriptsCannotRead() {
            String email = People.newEmail();
            people.register(email);

            Answer answer = people.tryLogin(email.toUpperCase(), People.PASSWORD);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().propertyNames()).containsExactly("access_token", "token_type", "expires_in");
            assertThat(answer.text("token_type")).isEqualTo("bearer");
            assertThat(answer.json().required("expires_in").asInt()).isEqualTo(900);
            assertThat(answer.header("Set-Cookie"))
                    .matches("__Host-watcher-refresh=[A-Za-z0-9_-]{43}; .*")
                    .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=604800;")
                    .doesNotContain("Domain");
        }

        @Test
        void withAJwtAsRfc9068DescribesIt() {
            Person person = people.someone();

            var header = People.header(person.accessToken());
            var claims = People.claims(person.accessToken());

            assertThat(header.propertyNames()).containsExactlyInAnyOrder("typ", "kid", "alg");
            assertThat(header.required("typ").asString()).isEqualTo("at+jwt");
            assertThat(header.required("alg").asString()).isEqualTo("EdDSA");
            assertThat(claims.propertyNames())
                    .containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "role", "jti", "iat", "exp");
            assertThat(claims.required("iss").asString()).isEqualTo("openrouter-watcher");
            assertThat(claims.required("aud").asString()).isEqualTo("openrouter-watcher");
            assertThat(claims.required("sub").asString()).isEqualTo(Long.toString(person.id()));
            assertThat(claims.required("role").asString()).isIn("user", "admin");
            assertThat(claims.required("iat").asLong())
                    .isEqualTo(clock.instant().getEpochSecond());
            assertThat(claims.required("exp").asLong())
                    .isEqualTo(clock.instant().getEpochSecond() + 900);
        }

        @Test
        void andNeitherPasswordNorTokensAreKeptOrLogged() {
            String email = People.newEmail();
            String password = "a bicycle under the old stairs";
            gateway.post("/api/auth/register")
                    .body("{'email': '%s', 'password': '%s'}", email, password)
                    .send();
            try (var log = new LogProbe()) {
                Person person = people.login(email, password);

                for (String secret : List.of(password, person.accessToken(), person.refreshToken())) {
                    assertThat(log.text()).contains("session started").doesNotContain(secret);
                    assertThat(database.everything()).doesNotContain(secret);
                }
            }
        }

        @Test
        void andTheHashIsRenewedWhenItIsCheaperThanTodays() {
            String email = People.newEmail();
            people.register(email);
            database.update(
                    "update accounts set password_hash = ? where email = ?",
                    new Argon2PasswordEncoder(16, 32, 1, 8_192, 1).encode(People.PASSWORD),
                    email);

            Answer answer = people.tryLogin(email, People.PASSWORD);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(database.value(String.class, "select password_hash from accounts where email = ?", email))
                    .contains("m=19456,t=2,p=1");
            assertThat(people.tryLogin(email, People.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void inTheSameWordsToAWrongPasswordAnUnknownAccountAndWhatIsNoAddress() {
            String email = People.newEmail();
            people.register(email);

            List<Answer> answers = List.of(
                    people.tryLogin(email, WRONG),
                    people.tryLogin(People.newEmail(), WRONG),
                    people.tryLogin("no address", WRONG),
                    people.tryLogin("nul\\u0000@example.org", WRONG),
                    people.tryLogin("half\\ud800@example.org", WRONG),
                    people.tryLogin("x".repeat(100_000), WRONG));

            assertThat(answers).allSatisfy(answer -> answer.isProblem(401));
            assertThat(answers)
                    .extracting(answer -> withoutId(answer.body()))
                    .containsOnly(withoutId(answers.getFirst().body()));
            assertThat(answers)
                    .extracting(answer -> names(answer.headers()))
                    .containsOnly(names(answers.getFirst().headers()));
            assertThat(answers.getFirst().header("WWW-Authenticate")).startsWith("Bearer");
        }

        @Test
        void inTheSameTimeWhetherTheAccountIsThereOrNot() {
            String email = People.newEmail();
            people.register(email);
            people.tryLogin(email, WRONG);
            people.tryLogin(People.newEmail(), WRONG);

            Duration known = fastest(() -> login(email, WRONG, UUID.randomUUID().toString()));
            Duration unknown = fastest(() -> login(People.newEmail(), WRONG, "y"));

            // a hash is most of the time; without one an answer takes a tenth
            assertThat(unknown).isBetween(known.dividedBy(2), known.multipliedBy(2));
        }

        @Test
        void toAClosedAccount() {
            Person person = people.someone();
            gateway.delete("/api/profile")
                    .as(person)
                    .body("{'password': '%s'}", person.password())
                    .send();

            people.tryLogin(person.email(), person.password()).isProblem(401);
        }

        private Duration fastest(Runnable call) {
            return IntStream.range(0, 5)
                    .mapToObj(_ -> {
                        long start = System.nanoTime();
                        call.run();
                        return Duration.ofNanos(System.nanoTime() - start);
                    })
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private String withoutId(String body) {
            return body.replaceAll("\"request_id\":\"[^\"]+\"", "");
        }

        private Set<String> names(HttpHeaders headers) {
            return new TreeSet<>(headers.map().keySet());
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{'email': 'a@example.org'}", "{'email': 'a@example.org', 'password': null}"})
        void toABodyThatLacksAField(String body) {
            gateway.post("/api/auth/login").body(body).send().isProblem(422);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1234567890123456", "true", "['x']", "{}", "''", "'   '"})
        void toAPasswordThatIsNoText(String password) {
            gateway.post("/api/auth/login")
                    .rawBody(("{'email': 'a@example.org', 'password': " + password + "}").replace('\'', '"'))
                    .send()
                    .isInvalid("password");
        }
    }

    @Nested
    class Answers429 {

        @Test
        void afterTenWrongPasswordsAndSaysWhenToTryAgain() {
            String email = People.newEmail();
            people.register(email);
            failTenTimes(email);

            Answer answer = login(email, People.PASSWORD, "elsewhere");

            answer.isProblem(429);
            assertThat(answer.header("Retry-After")).isEqualTo("30");
            assertThat(answer.text("detail")).contains("30 seconds");
        }

        @Test
        void butTheOwnerGetsInWhenThePauseIsOver() {
            String email = People.newEmail();
            people.register(email);
            failTenTimes(email);
            clock.advance(Duration.ofSeconds(30));

            Answer answer = login(email, People.PASSWORD, "elsewhere");

            assertThat(answer.status()).isEqualTo(200);
        }

        @Test
        void alsoForAnAccountThatIsNotThere() {
            String email = People.newEmail();
            failTenTimes(email);

            login(email, WRONG, "elsewhere").isProblem(429);
        }

        @Test
        void butNotWhereTheOwnerLoggedInBefore() {
            String email = People.newEmail();
            String home = UUID.randomUUID().toString();
            people.register(email);
            login(email, People.PASSWORD, home);
            failTenTimes(email);

            assertThat(login(email, People.PASSWORD, home).status()).isEqualTo(200);
            login(email, People.PASSWORD, "elsewhere").isProblem(429);
        }

        @Test
        void toNoMoreThanTenOfThirtyGuessesMadeAtOnce() {
            String email = People.newEmail();
            people.register(email);

            var answers = Parallel.calls(
                    30, _ -> login(email, WRONG, UUID.randomUUID().toString()));

            assertThat(answers).extracting(Answer::status).isSubsetOf(401, 429, 503);
            assertThat(answers).filteredOn(it -> it.status() == 401).hasSizeLessThanOrEqualTo(10);
        }

        @Test
        void whoGuessesManyAccountsFromOneAddress() {
            String address = UUID.randomUUID().toString();
            database.update(
                    "insert into password_failures values ('client ' || encode(sha256(?::bytea), 'hex'), 100, ?::timestamptz)",
                    address,
                    clock.instant().toString());

            login(People.newEmail(), WRONG, address).isProblem(429);
            login(People.newEmail(), WRONG, UUID.randomUUID().toString()).isProblem(401);
        }

        private void failTenTimes(String email) {
            for (int i = 0; i < 10; i++) {
                login(email, WRONG, UUID.randomUUID().toString()).isProblem(401);
            }
        }
    }
}
