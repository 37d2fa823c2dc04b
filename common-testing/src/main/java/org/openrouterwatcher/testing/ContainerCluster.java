package org.openrouterwatcher.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.testing.TestPostgres.Databases;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Broker and database from the official images. Without Docker this fails, and so does the test that asked. */
final class ContainerCluster {

    private ContainerCluster() {}

    // Testcontainers itself removes the containers when the JVM ends
    @SuppressWarnings("resource")
    static String startBroker() {
        var broker = new KafkaContainer("apache/kafka:4.2.0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        broker.start();
        return broker.getBootstrapServers();
    }

    @SuppressWarnings("resource")
    static Databases startPostgres() {
        var server = new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=300");
        server.start();
        return name -> create(name, server);
    }

    private static PostgresDatabase create(String name, PostgreSQLContainer server) {
        var password = name + "-password";
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        var url = "jdbc:postgresql://%s:%d/%s".formatted(server.getHost(), server.getMappedPort(5432), name);
        return new PostgresDatabase(url, name, password);
    }
}
