package org.openrouterwatcher.usage.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** How much the work on one key asks of the database: each hour has as much of it as there are keys. */
@RunningUsageService
class SyncEffortIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private Books books;

    @Autowired
    private UsageSync sync;

    @Autowired
    private TransactionTemplate transaction;

    private final Owner owner = Owner.fresh();

    @Test
    void aKeyThatHasSpentForTheFirstTimeTodayTakesNineStatements() {
        long id = register();
        CLOCK.advance(Duration.ofHours(26));
        spend();

        assertThat(statementsOfSync(id)).hasSize(9);
    }

    @Test
    void aKeyThatHasSpentMoreTakesTwoStatementsMore() {
        long id = register();
        CLOCK.advance(Duration.ofHours(26));
        spend();
        statementsOfSync(id);
        spend();

        assertThat(statementsOfSync(id)).hasSize(11);
    }

    @Test
    void aKeyThatHasNotSpentTakesFiveStatements() {
        long id = register();
        CLOCK.advance(Duration.ofHours(26));
        spend();
        statementsOfSync(id);

        assertThat(statementsOfSync(id)).hasSize(5);
    }

    private long register() {
        long id = gateway.register(owner, "solo-notebook").is(201).id();
        books.awaitNoOpenWork();
        return id;
    }

    private static void spend() {
        OPEN_ROUTER.spend("solo-notebook", new BigDecimal("0.25"));
    }

    /** What this thread asks the database; lines are copied beside it. */
    private List<String> statementsOfSync(long keyId) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var asked = new OwnStatements();
        asked.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(asked);
        try {
            var finding = sync.sync(keyId);
            transaction.executeWithoutResult(_ -> finding.write());
        } finally {
            logger.detachAppender(asked);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
        return asked.all;
    }

    /** Hears what the thread that made it has executed; the service goes on beside the test. */
    private static final class OwnStatements extends AppenderBase<ILoggingEvent> {

        private final Thread thread = Thread.currentThread();
        private final List<String> all = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() == thread && event.getMessage().startsWith("Executing prepared SQL statement")) {
                all.add(event.getFormattedMessage());
            }
        }
    }
}
