package org.openrouterwatcher.scheduler.ticks;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.topics.WatchedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ticks are made of: timetables, topics, and a clock as exact as the database. */
@Configuration(proxyBeanMethods = false)
class TickConfiguration {

    @Bean
    Timetables timetables(ScheduleProperties properties) {
        return properties.timetables();
    }

    @Bean
    WatchedTopics watchedTopics() {
        return WatchedTopics.named(Topics.TICKS, Topics.TICK_RESULTS);
    }

    /** In microseconds, as PostgreSQL stores them: a time told from memory equals the one told from the database. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROS.getDuration());
    }
}
