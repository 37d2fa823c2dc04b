package org.openrouterwatcher.token.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;

/** Another instance has stopped in order and sealed the feed, and no relay has opened it yet. */
@RunningTokenService
class SealedFeedIT {

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @AfterEach
    void open() {
        database.update("insert into feed_epochs (epoch) select max(epoch) + 1 from feed_epochs");
    }

    private void seal() {
        database.update("update feed_epochs set is_sealed = true");
    }

    @Test
    void changesAreRefusedAfterAWhileAndNothingIsChanged() {
        Person owner = people.someone();
        long token = people.issueToken(owner, "x").json().required("id").asLong();
        seal();
        long begin = System.nanoTime();

        Answer answer = gateway.delete("/api/tokens/" + token).as(owner).send().isProblem(503);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(answer.text("detail")).startsWith("Nothing was changed");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(gateway.get("/api/tokens").as(owner).send().body()).contains("\"is_active\":true");
    }

    @Test
    void changesWaitForTheRelayThatOpensTheFeed() {
        Person owner = people.someone();
        long token = people.issueToken(owner, "x").json().required("id").asLong();
        seal();
        var answer = CompletableFuture.supplyAsync(
                () -> gateway.delete("/api/tokens/" + token).as(owner).send());

        open();

        assertThat(answer.join().status()).isEqualTo(204);
    }

    @Test
    void whatNeedsNoFeedGoesOn() {
        Person person = people.someone();
        seal();

        assertThat(people.tryLogin(person.email(), person.password()).status()).isEqualTo(200);
    }
}
