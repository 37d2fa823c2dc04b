package org.openrouterwatcher.scheduler.kit;

import java.time.Clock;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.scheduler.SchedulerService;
import org.openrouterwatcher.testing.TestKafka;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An instance of the service that a test starts and stops; several may share a database. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an instance; {@code settings} go before its own. */
    public static Instance start(PostgresDatabase database, Clock clock, String... settings) {
        var properties = TestPropertyValues.of(
                        "server.port=0",
                        "management.server.port=0",
                        "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password())
                .and(settings);
        return new Instance(new SpringApplicationBuilder(SchedulerService.class)
                .initializers(new GatewayKeys(), properties::applyTo, context -> use(clock, context))
                .run());
    }

    /** A part of the instance. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static void use(Clock clock, ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
    }
}
