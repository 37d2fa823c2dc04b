package org.openrouterwatcher.scheduler.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** PUT /api/schedules/{job} */
@RunningSchedulerService
class SwitchScheduleIT {

    @Autowired
    Gateway gateway;

    @Nested
    class Answers200 {

        @Test
        void withTheScheduleAsItIsThen() {
            JsonNode paused = gateway.asAdmin()
                    .put("/api/schedules/key-validation", "{'enabled': false}")
                    .json(200);
            JsonNode listed = gateway.asAdmin().get("/api/schedules").json(200).required(1);
            JsonNode resumed = gateway.asAdmin()
                    .put("/api/schedules/key-validation", "{'enabled': true}")
                    .json(200);

            assertThat(paused.required("job").asString()).isEqualTo("key-validation");
            assertThat(paused.required("enabled").asBoolean()).isFalse();
            assertThat(paused).isEqualTo(listed);
            assertThat(resumed.required("enabled").asBoolean()).isTrue();
            assertThat(resumed.required("next_due").asString()).isEqualTo("2031-03-06T02:00:00Z");
        }

        @Test
        void alsoWhenItIsSoAlready() {
            gateway.asAdmin()
                    .put("/api/schedules/usage-sync", "{'enabled': true}")
                    .json(200);

            assertThat(gateway.asAdmin()
                            .put("/api/schedules/usage-sync", "{'enabled': true}")
                            .json(200)
                            .required("enabled")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'enabled': null}",
                    "{'enabled': 'perhaps'}",
                    "{'enabled': 'true'}",
                    "{'enabled': ''}",
                    "{'enabled': 1}",
                    "{'enabled': 0.0}",
                    "{'enabled': []}"
                })
        void whatIsNoBooleanWith422(String body) {
            gateway.asAdmin().put("/api/schedules/usage-sync", body).isInvalid("enabled");
        }

        @Test
        void anUnknownFieldWith422() {
            gateway.asAdmin()
                    .put("/api/schedules/usage-sync", "{'enabled': true, 'cron': '* * * * *'}")
                    .isInvalid("cron");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "true", "{", "{'enabled': true} {}"})
        void whatIsNoObjectWith422(String body) {
            gateway.asAdmin().put("/api/schedules/usage-sync", body).isInvalid("body");
        }

        @Test
        void anUnknownJobWith404() {
            gateway.asAdmin().put("/api/schedules/coffee", "{'enabled': false}").isProblem(404);
        }

        @Test
        void aUserWith403WhateverTheBody() {
            gateway.asUser()
                    .put("/api/schedules/usage-sync", "{'enabled': false}")
                    .isProblem(403);
            gateway.asUser().put("/api/schedules/usage-sync", "{").isProblem(403);
        }

        @Test
        void whoDoesNotComeThroughTheGatewayWith401() {
            gateway.asNobody()
                    .put("/api/schedules/usage-sync", "{'enabled': false}")
                    .isProblem(401);
        }
    }
}
