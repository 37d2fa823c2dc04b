package org.openrouterwatcher.web.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;

class DatabaseTroubleTest {

    private final DatabaseTrouble trouble = new DatabaseTrouble();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"25006", "25P03", "25P04", "55P03", "08006", "57P01", "53100"})
    void callsWhatPassesAnOutage(String state) {
        assertThat(trouble.translate("update", "insert", new SQLException("no", state)))
                .isExactlyInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void leavesToSpringWhatItKnows() {
        assertThat(trouble.translate("update", "insert", new SQLException("no", "42P01")))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThat(trouble.translate("update", "insert", new SQLException("no", "23505")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25P02", "XX000", "P0001"})
    void excusesNoStatementThatIsWrong(String state) {
        assertThat(trouble.translate("update", "insert", new SQLException("no", state)))
                .isNull();
    }
}
