package org.openrouterwatcher.token.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningTokenService
class ListTokensIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private List<JsonNode> list(Person owner) {
        Answer answer = gateway.get("/api/tokens").as(owner).send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().valueStream().toList();
    }

    private static List<String> names(Answer list) {
        return list.json()
                .valueStream()
                .map(token -> token.required("name").asString())
                .toList();
    }

    /** The path that an answer says to ask next. */
    private static String next(Answer list) {
        String link = list.header("Link");
        assertThat(link).endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    /** As many rotations and revocations leave them: {@code over-1}, {@code over-2} and so on. */
    private void makeOver(Person owner, int count) {
        jdbc.sql("""
                        insert into api_tokens (account_id, name, digest, created_at, revoked_at, revoke_reason)
                        select :owner, 'over-' || n, encode(sha256((:owner || '-' || n)::bytea), 'hex'), now(), now(),
                               'REVOKED_BY_OWNER'
                        from generate_series(1, :count) n order by n
                        """).param("owner", owner.id()).param("count", count).update();
    }

    @Nested
    class Answers200 {

        @Test
        void withAnEmptyListForANewcomer() {
            assertThat(list(people.someone())).isEmpty();
        }

        @Test
        void withTheNewestFirst() {
            Person owner = people.someone();
            people.issueToken(owner, "first");
            people.issueToken(owner, "second of the same moment");
            clock.advance(Duration.ofSeconds(1));
            people.issueToken(owner, "third");

            assertThat(list(owner))
                    .extracting(token -> token.required("name").asString())
                    .containsExactly("third", "second of the same moment", "first");
        }

        @Test
        void withAllThereIsToKnowAndNoValue() {
            Person owner = people.someone();
            Answer issued = people.issueToken(owner, "mine");

            JsonNode token = list(owner).getFirst();

            assertThat(token.propertyNames())
                    .containsExactly(
                            "id",
                            "name",
                            "created_at",
                            "last_used_at",
                            "expires_at",
                            "is_active",
                            "state",
                            "replaced_by");
            assertThat(token.required("id")).isEqualTo(issued.json().required("id"));
            assertThat(token.required("created_at")).isEqualTo(issued.json().required("created_at"));
            assertThat(token.required("last_used_at").isNull()).isTrue();
            assertThat(token.required("expires_at").isNull()).isTrue();
            assertThat(token.required("is_active").asBoolean()).isTrue();
            assertThat(token.required("state").asString()).isEqualTo("active");
            assertThat(token.required("replaced_by").isNull()).isTrue();
        }

        @Test
        void whereATokenIsNotActiveFromTheMomentItExpires() {
            Person owner = people.someone();
            Instant end = clock.instant().plusSeconds(60);
            gateway.post("/api/tokens")
                    .as(owner)
                    .body("{'name': 'short', 'expires_at': '%s'}", end)
                    .send();

            clock.setTo(end.minusNanos(1000));
            assertThat(list(owner).getFirst().required("is_active").asBoolean()).isTrue();
            clock.setTo(end);
            assertThat(list(owner).getFirst().required("is_active").asBoolean()).isFalse();
        }

        @Test
        void withEveryActiveTokenAndTheNewestHundredThatAreOver() {
            Person owner = people.someone();
            people.issueToken(owner, "active");
            makeOver(owner, 201);

            Answer first = gateway.get("/api/tokens").as(owner).send();

            assertThat(names(first)).hasSize(101).startsWith("over-201").endsWith("over-102", "active");
        }

        @Test
        void withALinkToThoseThatAreOverLongerUntilThereAreNoMore() {
            Person owner = people.someone();
            people.issueToken(owner, "active");
            makeOver(owner, 201);

            Answer first = gateway.get("/api/tokens").as(owner).send();
            Answer second = gateway.get(next(first)).as(owner).send();
            Answer third = gateway.get(next(second)).as(owner).send();

            assertThat(names(second)).hasSize(100).startsWith("over-101").endsWith("over-2");
            assertThat(names(third)).containsExactly("over-1");
            assertThat(third.header("Link")).isEmpty();
        }

        @Test
        void withNothingOfAnybodyElse() {
            people.issueToken(people.someone(), "somebody's");

            assertThat(list(people.someone())).isEmpty();
        }
    }

    @Nested
    class Answers422 {

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "many", "9223372036854775808"})
        void toAPlaceThatIsNoId(String place) {
            gateway.get("/api/tokens?ended_before=" + place)
                    .as(people.someone())
                    .send()
                    .isInvalid("ended_before");
        }
    }

    @Nested
    class Answers401 {

        @Test
        void withoutACaller() {
            gateway.get("/api/tokens").send().isProblem(401);
        }

        @Test
        void toAnApiToken() {
            gateway.get("/api/tokens")
                    .as(Caller.apiToken(1, Role.USER, 1))
                    .send()
                    .isProblem(401);
        }

        @Test
        void toTheGatewayItself() {
            gateway.get("/api/tokens").as(Caller.gateway()).send().isProblem(401);
        }
    }
}
