package org.openrouterwatcher.benchmarks.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;
import org.openrouterwatcher.audit.trail.TrailConfiguration;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** What both programs of the path have in common: they are services with a database, and nothing of the web. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = TrailConfiguration.class)
class Side {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    WatchedTopics topics() {
        return WatchedTopics.named(Topics.USAGE_EVENTS);
    }

    @Bean
    ContainerPostProcessor<byte[], byte[], AbstractMessageListenerContainer<byte[], byte[]>> batchAcknowledgement() {
        return container -> container.getContainerProperties().setAckMode(AckMode.BATCH);
    }

    /** What a side does when it is asked. */
    interface Work {

        /** @return the answer, one line */
        String run(String[] words) throws Exception;
    }

    /** Runs a side until nobody asks any more. */
    static <W extends Work> void run(Class<W> work) throws Exception {
        try (var context = new SpringApplicationBuilder(Side.class, work)
                .web(WebApplicationType.NONE)
                .run()) {
            System.out.println("ready");
            answer(context.getBean(work), new BufferedReader(new InputStreamReader(System.in)));
        }
    }

    private static void answer(Work work, BufferedReader questions) throws Exception {
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(work.run(line.split(" ")));
        }
    }
}
