package org.openrouterwatcher.token.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;

/** When the broker has lost the feed, all that still matters is told again, also what the outbox has forgotten. */
@RunningTokenService
class RenewedFeedIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Test
    void aNewFeedHasEveryTokenEveryEarlyEndOfASessionAndEveryClosedAccount() {
        Person owner = people.someone();
        Person leaver = people.someone();
        long good = issue(owner);
        long revoked = issue(owner);
        gateway.delete("/api/tokens/" + revoked).as(owner).send();
        gateway.post("/api/auth/logout").as(owner).send();
        gateway.delete("/api/profile")
                .as(leaver)
                .body("{'password': '%s'}", leaver.password())
                .send();
        List<String> subjects = List.of(
                TokenEvent.token(good) + "/1",
                TokenEvent.token(revoked),
                TokenEvent.session(owner.sessionId()),
                TokenEvent.user(leaver.id()));
        try (var probe = EventProbe.of(Topics.TOKEN_EVENTS)) {
            probe.awaitRecords(
                    seen -> assertThat(seen).extracting(RenewedFeedIT::key).containsAll(subjects));

            awaitNothingUnsent();
            database.update("delete from outbox");
            letTheBrokerKnowTheFeedByAnotherName();

            probe.awaitRecords(seen -> assertThat(subjects)
                    .allSatisfy(subject -> assertThat(seen)
                            .extracting(RenewedFeedIT::key)
                            .filteredOn(subject::equals)
                            .hasSize(2)));
            assertThat(probe.seen())
                    .extracting(RenewedFeedIT::key)
                    .as("a token that is revoked is not told as usable")
                    .filteredOn((TokenEvent.token(revoked) + "/1")::equals)
                    .hasSize(1);
        }
    }

    private long issue(Person owner) {
        return people.issueToken(owner, "x").json().required("id").asLong();
    }

    private void awaitNothingUnsent() {
        await().until(() -> database.value(Long.class, "select count(*) from outbox where sent_at is null") == 0);
    }

    /** As seen by the service: it compares when it takes charge of the outbox. */
    private void letTheBrokerKnowTheFeedByAnotherName() {
        database.update("update outbox_topics set identity = 'another' where topic = ?", Topics.TOKEN_EVENTS);
        database.value(Long.class, """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where application_name = 'outbox-relay' and datname = current_database()
                """);
    }

    private static String key(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return new String(kafkaRecord.key(), UTF_8);
    }
}
