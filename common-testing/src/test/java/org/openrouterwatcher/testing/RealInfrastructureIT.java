package org.openrouterwatcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(RealInfrastructureIT.EmptyApplication.class)
@RealInfrastructure
class RealInfrastructureIT {

    static class EmptyApplication {}

    @Autowired
    Environment environment;

    @Test
    void givesTheApplicationTheSharedBroker() {
        assertThat(property("spring.kafka.bootstrap-servers")).isEqualTo(TestKafka.bootstrapServers());
    }

    @Test
    void givesTheApplicationAnEmptyDatabaseThatItOwns() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        property("spring.datasource.url"),
                        property("spring.datasource.username"),
                        property("spring.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id int)");
            assertThat(statement.executeQuery("SELECT 1 FROM mine").next()).isFalse();
        }
    }

    @Nested
    class InANestedClass {

        @Test
        void theApplicationIsTheSame() {
            assertThat(property("spring.datasource.url")).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    private String property(String name) {
        return environment.getRequiredProperty(name);
    }
}
