package org.openrouterwatcher.usage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.openrouterwatcher.usage.UsageService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Another instance of the service on the same database and broker, ready to share the work. */
public final class SecondInstance implements AutoCloseable {

    private static final String LISTENER = "usage-key-work";

    private final ConfigurableApplicationContext context;

    private SecondInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SecondInstance beside(Environment first) {
        Stream<String> settings = Stream.of(
                        "spring.kafka.bootstrap-servers",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password")
                .map(name -> "--" + name + "=" + first.getProperty(name));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(UsageService.class)
                .initializers(new Kit.Settings())
                .sources(Kit.class)
                .run(Stream.concat(settings, Stream.of("--server.port=0")).toArray(String[]::new));
        var instance = new SecondInstance(context);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(instance.listener().getAssignedPartitions()).isNotEmpty());
        return instance;
    }

    /** How many pieces of work this instance has done. */
    public double keysWorkedOn() {
        return context.getBean(MeterRegistry.class).find("watcher.key.work").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }

    private MessageListenerContainer listener() {
        return context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(LISTENER);
    }
}
