package org.openrouterwatcher.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.scheduler.kit.Answer;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.testing.BrokenQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** PostgreSQL goes away while the service waits for it. */
@RunningSchedulerService
class DatabaseAwayIT {

    @Autowired
    Gateway gateway;

    @Autowired
    DataSource database;

    @Test
    void asksToTryAgainWhoWantsToRead() throws Exception {
        isAskedToTryAgain(calls -> calls.get("/api/schedules"));
    }

    @Test
    void asksToTryAgainWhoWantsToChange() throws Exception {
        isAskedToTryAgain(calls -> calls.put("/api/schedules/usage-purge", "{'enabled': true}"));
    }

    private void isAskedToTryAgain(Function<Gateway.Calls, Answer> call) throws Exception {
        Answer answer = BrokenQuery.during(database, "schedules", () -> call.apply(gateway.asAdmin()));

        answer.isProblem(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
