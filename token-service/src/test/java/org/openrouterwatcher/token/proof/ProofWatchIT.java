package org.openrouterwatcher.token.proof;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Broker;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.token.kit.ScriptedGateway;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many who wait for their proofs at the same time. */
@RunningTokenService
class ProofWatchIT {

    private static final int REVOCATIONS = 5;

    /** Were each to ask for itself, they would be asked in a third of a second. */
    private static final int READINGS = 3 * REVOCATIONS;

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Broker broker;

    @Autowired
    Database database;

    @Test
    void manyWhoWaitAskTheDatabaseNoMoreThanOneDoes() {
        try (var slow = ScriptedGateway.beating(broker, gateway, 0);
                var asked = new Statements()) {
            Person owner = people.someone();
            List<Long> tokens = IntStream.range(0, REVOCATIONS)
                    .mapToObj(i -> people.issueToken(owner, "leaked " + i)
                            .json()
                            .required("id")
                            .asLong())
                    .toList();

            var answers = supplyAsync(() -> Parallel.calls(
                    REVOCATIONS,
                    i -> gateway.delete("/api/tokens/" + tokens.get(i))
                            .as(owner)
                            .send()));
            await().until(() -> pendingOf(owner) == REVOCATIONS);
            asked.forget();
            var begin = Instant.now();
            await().pollInterval(Duration.ofMillis(10)).until(() -> asked.of("from gateway_polls") >= READINGS);
            var time = Duration.between(begin, Instant.now());
            slow.hasApplied(ScriptedGateway.EVERYTHING);

            assertThat(answers.join()).extracting(Answer::status).containsOnly(204);
            assertThat(pendingOf(owner)).isZero();
            // one reading in a tenth of a second, and for each revocation at most one of the roll call
            assertThat(time).isGreaterThan(Duration.ofMillis(100 * (READINGS - REVOCATIONS - 2)));
            assertThat(asked.of("update revocations")).isLessThan(REVOCATIONS);
        }
    }

    private int pendingOf(Person owner) {
        return database.value(
                Integer.class,
                "select count(*) from revocations where account_id = ? and proven_at is null",
                owner.id());
    }

    /** What anybody asks the database from now on. */
    private static final class Statements extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

        private final Queue<String> all = new ConcurrentLinkedQueue<>();

        Statements() {
            start();
            LOGGER.setLevel(Level.DEBUG);
            LOGGER.setAdditive(false);
            LOGGER.addAppender(this);
        }

        void forget() {
            all.clear();
        }

        long of(String words) {
            return all.stream().filter(it -> it.contains(words)).count();
        }

        @Override
        protected void append(ILoggingEvent event) {
            all.add(event.getFormattedMessage());
        }

        @Override
        public void close() {
            LOGGER.detachAppender(this);
            LOGGER.setAdditive(true);
            LOGGER.setLevel(null);
        }
    }
}
