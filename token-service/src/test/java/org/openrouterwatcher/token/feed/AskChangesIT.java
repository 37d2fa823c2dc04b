package org.openrouterwatcher.token.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** POST /internal/feed/changes */
@RunningTokenService
class AskChangesIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    private Answer ask(String name, long cursor) {
        return gateway.post("/internal/feed/changes")
                .as(Caller.gateway())
                .body("{'gateway': '%s', 'cursor': %d, 'beat': 7}", name, cursor)
                .send();
    }

    private static List<JsonNode> changesOf(Answer answer, String key) {
        return answer.json()
                .required("changes")
                .valueStream()
                .filter(it -> it.required("key").asString().equals(key))
                .toList();
    }

    @Nested
    class Answers200 {

        @Test
        void withWhatWasRevokedSinceTheCursorInTheWordsOfTheFeed() {
            Person owner = people.someone();
            long token = people.issueToken(owner, "x").json().required("id").asLong();
            long cursor = database.cursor();
            gateway.delete("/api/tokens/" + token).as(owner).send();

            Answer answer = ask("gateway-a", cursor);

            assertThat(answer.json().required("complete").asBoolean()).isTrue();
            JsonNode change = changesOf(answer, "token/" + token).getFirst();
            assertThat(change.required("type").asString()).isEqualTo("org.openrouterwatcher.token.revoked.v1");
            assertThat(change.required("data").required("token_id").asLong()).isEqualTo(token);
            assertThat(answer.json().required("cursor").asLong()).isGreaterThan(cursor);
        }

        @Test
        void andHasNotedWhoAskedHowOftenAndHowFarItIs() {
            ask("gateway-b", 5);
            long first = pollCount("gateway-b");

            ask("gateway-b", 3);

            assertThat(pollCount("gateway-b")).isGreaterThan(first);
            assertThat(database.value(Long.class, "select cursor from gateway_polls where gateway = ?", "gateway-b"))
                    .isEqualTo(5);
        }

        @Test
        void incompleteToACursorThatIsNotOfThisDatabase() {
            Answer answer = ask("gateway-c", Long.MAX_VALUE / 2);

            assertThat(answer.json().required("complete").asBoolean()).isFalse();
            assertThat(answer.json().required("changes").isEmpty()).isTrue();
        }

        private long pollCount(String name) {
            return database.value(Long.class, "select count from gateway_polls where gateway = ?", name);
        }
    }

    @Nested
    class Refuses {

        @Test
        void aPersonWith403() {
            gateway.post("/internal/feed/changes")
                    .as(people.someone())
                    .body("{'gateway': 'x', 'cursor': 0}")
                    .send()
                    .isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.post("/internal/feed/changes")
                    .body("{'gateway': 'x', 'cursor': 0}")
                    .send()
                    .isProblem(401);
        }

        @Test
        void aQuestionWithoutNameAndWithANegativeCursorWith422() {
            gateway.post("/internal/feed/changes")
                    .as(Caller.gateway())
                    .body("{'gateway': ' ', 'cursor': -1}")
                    .send()
                    .isInvalid("gateway", "cursor");
        }
    }
}
