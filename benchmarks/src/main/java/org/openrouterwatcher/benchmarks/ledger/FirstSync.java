package org.openrouterwatcher.benchmarks.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.openrouterwatcher.benchmarks.database.Questions;
import org.openrouterwatcher.stage.Person;

/** Lets somebody watch the account for the first time, and looks at the ledger until all of it is there and told. */
final class FirstSync {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String DONE =
            "SELECT completed_at IS NOT NULL FROM tick_runs JOIN tick_work USING (tick_id) WHERE key_id = ?";
    private static final String SECONDS = """
            SELECT extract(epoch FROM completed_at - started_at)
            FROM tick_runs JOIN tick_work USING (tick_id) WHERE key_id = ?""";
    private static final String OWNER = "SELECT owner_id FROM openrouter_keys WHERE id = ?";
    private static final String ANY_LINE = "SELECT EXISTS (SELECT FROM usage_days WHERE owner_id = ?)";
    private static final String LINES = "SELECT count(*) FROM usage_rows WHERE owner_id = ?";
    private static final String ALL_TOLD = "SELECT NOT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL)";

    private final Connection connection;
    private final BulkAccount account;

    FirstSync(Connection connection, BulkAccount account) {
        this.connection = connection;
        this.account = account;
    }

    /**
     * What was seen of it.
     *
     * @param lines of the ledger that it wrote
     * @param linesPerSecond from the first line that was seen until the end, without those seen at first
     * @param seconds from the beginning of the run until its end, as usage-service says
     */
    record Seen(long ownerId, long lines, double linesPerSecond, double seconds) {}

    /** Returns when Kafka has been told everything, and nothing goes on any more. */
    Seen run(Person person) throws IOException, InterruptedException, SQLException {
        long key = account.registerFor(person);
        long owner = (long) Questions.number(connection, OWNER, key);
        await(() -> Questions.isTrue(connection, ANY_LINE, owner));
        long before = (long) Questions.number(connection, LINES, owner);
        long start = System.nanoTime();
        await(() -> Questions.isTrue(connection, DONE, key));
        double elapsed = (System.nanoTime() - start) / 1e9;
        long lines = (long) Questions.number(connection, LINES, owner);
        await(() -> Questions.isTrue(connection, ALL_TOLD));
        account.removeFor(person, key);
        return new Seen(owner, lines, (lines - before) / elapsed, Questions.number(connection, SECONDS, key));
    }

    private interface Question {
        boolean isTrue() throws SQLException;
    }

    private static void await(Question question) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the first sync was not done within " + LIMIT);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
