package org.openrouterwatcher.web.database;

import org.openrouterwatcher.web.WebConfiguration;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Has a service with a database say when that is away. */
@AutoConfiguration(after = WebConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(DataAccessException.class)
public class DatabaseConfiguration {

    @Bean
    DatabaseProblems databaseProblems(ProblemWriter writer) {
        return new DatabaseProblems(writer);
    }

    /** Where statements are sent by JDBC, it says what their failures mean. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SQLExceptionTranslator.class)
    static class Jdbc {

        @Bean
        SQLExceptionTranslator databaseTrouble() {
            return new DatabaseTrouble();
        }
    }
}
