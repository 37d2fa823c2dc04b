package org.openrouterwatcher.token.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.token.ApiTokenFormat;
import org.springframework.beans.factory.annotation.Autowired;

@RunningTokenService
class IntrospectTokenIT {

    private static final String INACTIVE = "{\"active\":false}";

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    private Answer introspect(String digest) {
        return gateway.post("/internal/introspect")
                .as(Caller.gateway())
                .body("{'digest': '%s'}", digest)
                .send();
    }

    @Nested
    class Answers200 {

        @Test
        void withAllAGatewayNeedsToJudgeAnActiveToken() {
            Person owner = people.someone();
            Answer issued = people.issueToken(owner, "active");

            Answer answer = introspect(ApiTokenFormat.digest(issued.text("token")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.json().propertyNames())
                    .containsExactly("active", "token_id", "user_id", "role", "expires_at", "version");
            assertThat(answer.json().required("active").asBoolean()).isTrue();
            assertThat(answer.json().required("token_id"))
                    .isEqualTo(issued.json().required("id"));
            assertThat(answer.json().required("user_id").asLong()).isEqualTo(owner.id());
            assertThat(answer.text("role")).isEqualTo("user");
            assertThat(answer.json().required("expires_at").isNull()).isTrue();
            assertThat(answer.json().required("version").asLong()).isEqualTo(1);
        }

        @Test
        void withNothingButNoToAnUnknownARevokedAndAnExpiredOne() {
            Person owner = people.someone();
            Answer revoked = people.issueToken(owner, "revoked");
            gateway.delete("/api/tokens/" + revoked.text("id")).as(owner).send();
            Instant end = clock.instant().plusSeconds(60);
            Answer expired = gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': 'expired', 'expires_at': '%s'}", end)
                    .send();
            clock.advance(Duration.ofSeconds(60));

            assertThat(introspect("0".repeat(64)).body()).isEqualTo(INACTIVE);
            assertThat(introspect(ApiTokenFormat.digest(revoked.text("token"))).body())
                    .isEqualTo(INACTIVE);
            assertThat(introspect(ApiTokenFormat.digest(expired.text("token"))).body())
                    .isEqualTo(INACTIVE);
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.post("/internal/introspect")
                    .body("{'digest': '%s'}", "0".repeat(64))
                    .send()
                    .isProblem(401);
        }
    }

    @Nested
    class Answers403 {

        @Test
        void toAPerson() {
            gateway.post("/internal/introspect")
                    .as(people.someone())
                    .body("{'digest': '%s'}", "0".repeat(64))
                    .send()
                    .isProblem(403);
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "or_api_1",
                    "000000000000000000000000000000000000000000000000000000000000000",
                    "000000000000000000000000000000000000000000000000000000000000000G",
                    "000000000000000000000000000000000000000000000000000000000000000\\u0000"
                })
        void toWhatIsNoDigest(String digest) {
            introspect(digest).isInvalid("digest");
        }
    }
}
