package org.openrouterwatcher.usage;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.testing.BrokenQuery;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;

/** PostgreSQL goes away while the service waits for it. */
@RunningUsageService
class DatabaseAwayIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private DataSource database;

    private final Owner owner = Owner.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"/api/keys", "/api/stats/dashboard"})
    void asksToTryAgain(String path) throws Exception {
        Answer answer = duringItsQuery(path);

        assertThat(answer.isProblem(503).header("Retry-After")).isNotEmpty();
    }

    @Test
    void answersAsBeforeWhenItIsBack() throws Exception {
        duringItsQuery("/api/keys");

        gateway.get(owner, "/api/keys").is(200);
    }

    private Answer duringItsQuery(String path) throws Exception {
        return BrokenQuery.during(database, "openrouter_keys", () -> gateway.get(owner, path));
    }
}
