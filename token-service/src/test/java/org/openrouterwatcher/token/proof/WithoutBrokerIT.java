package org.openrouterwatcher.token.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.TestPostgres;
import org.openrouterwatcher.token.TokenService;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Kit;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.ScriptedGateway;
import org.openrouterwatcher.token.kit.TestSecrets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Nobody can say which gateways another instance has heard, and gateways learn of revocations by asking. */
@SpringBootTest(
        classes = TokenService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "watcher.topics.startup-wait=0s",
            "watcher.gateways.expire-after=2s"
        })
@ContextConfiguration(initializers = TestSecrets.class)
@Import(Kit.class)
class WithoutBrokerIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Broker broker;

    @Autowired
    Database database;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        PostgresDatabase own = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", own::url);
        properties.add("spring.datasource.username", own::user);
        properties.add("spring.datasource.password", own::password);
    }

    @Test
    void aRevocationIsNotProvenBeforeEveryGatewayHasExpiredThatMayBeUnknownHere() {
        long begin = System.nanoTime();

        Answer pending = revokeSomeToken();

        assertThat(pending.status()).as(pending.body()).isEqualTo(202);
        awaitProven(pending);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aGatewayThatAsksForChangesIsWaitedForUntilItHasThem() {
        try (var behind = ScriptedGateway.cutOff(broker, gateway).keepPollingFrom(database.cursor())) {
            Answer pending = revokeSomeToken();

            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(8)).until(() -> isPending(pending));
            behind.close();
            ScriptedGateway.cutOff(broker, gateway).poll(database.cursor());

            JsonNode proven = awaitProven(pending);
            assertThat(proven.required("gateways").findValuesAsString("status")).contains("silent", "applied");
        }
    }

    private Answer revokeSomeToken() {
        Person owner = people.someone();
        long token = people.issueToken(owner, "x").json().required("id").asLong();
        return gateway.delete("/api/tokens/" + token).as(owner).send();
    }

    private boolean isPending(Answer pending) {
        return show(pending).required("status").asString().equals("pending");
    }

    private JsonNode awaitProven(Answer pending) {
        return await().until(
                        () -> show(pending),
                        it -> it.required("status").asString().equals("proven"));
    }

    private JsonNode show(Answer pending) {
        return gateway.get(pending.header("Location")).send().json();
    }
}
