package org.openrouterwatcher.scheduler.ticks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class SchedulePropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Import(TickConfiguration.class)
    @EnableConfigurationProperties({ScheduleProperties.class, HistoryProperties.class})
    static class Settings {}

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        service.run(context -> {
            Timetables timetables = context.getBean(Timetables.class);

            assertThat(timetables.of(Job.USAGE_SYNC).cron()).isEqualTo("0 * * * *");
            assertThat(timetables.of(Job.KEY_VALIDATION).cron()).isEqualTo("0 2 * * *");
            assertThat(timetables.of(Job.USAGE_PURGE).cron()).isEqualTo("0 3 * * SUN");
            assertThat(Job.values())
                    .allSatisfy(job -> assertThat(timetables.of(job).zone()).isEqualTo("UTC"));
            assertThat(timetables.of(Job.USAGE_SYNC).late()).isEmpty();
            assertThat(timetables.of(Job.KEY_VALIDATION).late()).contains(Duration.ofHours(24));
            assertThat(timetables.of(Job.USAGE_PURGE).late()).isEmpty();
            assertThat(context.getBean(HistoryProperties.class).retention()).isEqualTo(Duration.ofDays(400));
        });
    }

    @Test
    void environmentVariablesChangeThem() {
        service.withPropertyValues("USAGE_SYNC_CRON=*/5 * * * *", "SCHEDULE_ZONE=Europe/Berlin")
                .run(context -> {
                    Timetable sync = context.getBean(Timetables.class).of(Job.USAGE_SYNC);

                    assertThat(sync.cron()).isEqualTo("*/5 * * * *");
                    assertThat(sync.zone()).isEqualTo("Europe/Berlin");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                usage-sync.cron     | 61 * * * *  | watcher.schedules.usage-sync.cron is "61 * * * *", but must be a cron
                usage-purge.cron    | 0 0 30 2 *  | watcher.schedules.usage-purge.cron is "0 0 30 2 *", but must be a cron
                usage-sync.cron     | ''          | watcher.schedules.usage-sync.cron is "", but must be a cron expression
                key-validation.zone | Mars/Utopia | watcher.schedules.key-validation.zone is "Mars/Utopia", but must be a
                key-validation.late | -1h         | watcher.schedules.key-validation.late is "PT-1H", but must be a duration
                """)
    void aWrongOneEndsTheStartWithASentence(String setting, String value, String sentence) {
        service.withPropertyValues("watcher.schedules." + setting + "=" + value).run(context -> {
            var analysis = new UnusableScheduleFailureAnalyzer().analyze(context.getStartupFailure());

            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription())
                    .startsWith(sentence)
                    .endsWith(".")
                    .hasLineCount(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "watcher.schedules.usage-sync.chron=0 * * * *",
                "watcher.schedules.coffee.cron=0 * * * *",
                "watcher.schedules.usage-sync.late=soon",
                "watcher.history.retention=30d"
            })
    void aMisspelledOneEndsTheStart(String setting) {
        service.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }
}
