package org.openrouterwatcher.scheduler.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.scheduler.kit.UsageService;
import org.openrouterwatcher.testing.EventProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@RunningSchedulerService
class AuditIT {

    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);
    private static final String PATH = "/api/admin/audit/scheduler";

    @Autowired
    private Gateway gateway;

    @Autowired
    private UsageService usageService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    /** Entries of this test have greater serials. */
    private long serialBefore;

    /** An entry, in few words. */
    private record Line(String actor, String action, String subject, String outcome, String reason) {

        private static Line done(String action, String subject) {
            return new Line("account:1", action, subject, "done", null);
        }

        private static Line refused(String action, String subject, String reason) {
            return new Line("account:1", action, subject, "refused", reason);
        }
    }

    @BeforeEach
    void lookWhatIsThere() {
        serialBefore = jdbc.sql("select coalesce(max(serial), 0) from audit_entries")
                .query(Long.class)
                .single();
    }

    @Test
    void hasAnEntryOfEachThingThatAnAdministratorDoes() {
        String tickId = gateway.asAdmin()
                .post("/api/schedules/usage-sync/run")
                .json(202)
                .required("tick_id")
                .asString();
        gateway.asAdmin()
                .put("/api/schedules/usage-purge", "{'enabled': false}")
                .json(200);
        gateway.asAdmin().put("/api/schedules/usage-purge", "{'enabled': true}").json(200);

        assertThat(lines())
                .containsExactly(
                        Line.done("job.run", "job:usage-sync"),
                        Line.done("job.switch", "job:usage-purge"),
                        Line.done("job.switch", "job:usage-purge"));
        assertThat(details())
                .containsExactly("{\"tick_id\": \"" + tickId + "\"}", "{\"enabled\": false}", "{\"enabled\": true}");
    }

    @Test
    void hasAnEntryOfEachRefusal() {
        gateway.asUser().post("/api/schedules/usage-sync/run").isProblem(403);
        gateway.asUser().put("/api/schedules/usage-purge", "{'enabled': false}").isProblem(403);
        gateway.asAdmin().put("/api/schedules/usage-purge", "{}").isProblem(422);
        gateway.asAdmin().post("/api/schedules/coffee/run").isProblem(404);
        gateway.asAdmin().post("/api/schedules/sk-or-v1-0/run").isProblem(404);

        assertThat(lines())
                .containsExactly(
                        Line.refused("job.run", "job:usage-sync", "forbidden"),
                        Line.refused("job.switch", "job:usage-purge", "forbidden"),
                        Line.refused("job.switch", "job:usage-purge", "invalid"),
                        Line.refused("job.run", "job:coffee", "not-found"),
                        Line.refused("job.run", null, "not-found"));
    }

    @Test
    void hasAnEntryOfEachDecisionAboutADeadLetter() {
        long first = parkedLetter();
        gateway.asAdmin()
                .post("/api/admin/dead-letters/scheduler/" + first + "/retry")
                .json(200);
        gateway.asUser()
                .post("/api/admin/dead-letters/scheduler/" + first + "/skip", "{'reason': 'mine'}")
                .isProblem(403);
        gateway.asAdmin()
                .post("/api/admin/dead-letters/scheduler/" + first + "/skip", "{'reason': 'never needed'}")
                .json(200);

        String subject = "dead-letter:" + first;
        assertThat(lines())
                .containsExactly(
                        Line.done("dead-letter.retry", subject),
                        Line.refused("dead-letter.skip", subject, "forbidden"),
                        Line.done("dead-letter.skip", subject));
        assertThat(details().toString()).doesNotContain("never needed");
    }

    @Test
    void isNamedByEveryCallThatChangesSomething() {
        List<RequestMappingInfo> silent = controllers.getHandlerMethods().entrySet().stream()
                .filter(call -> !call.getValue().hasMethodAnnotation(Audited.class))
                .map(Map.Entry::getKey)
                .filter(call -> call.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/")))
                .filter(call -> !READING.containsAll(call.getMethodsCondition().getMethods()))
                .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void isShownToAdministratorsOnlyAndFoundIntact() {
        gateway.asUser().get(PATH).isProblem(403);
        gateway.asUser().post(PATH + "/verify").isProblem(403);
        gateway.asScriptOfAdmin().get(PATH).isProblem(403);
        gateway.asAdmin().post("/api/schedules/usage-sync/run").json(202);

        await().untilAsserted(() ->
                assertThat(newest("job.run").required("number").isNull()).isFalse());

        JsonNode verified = gateway.asAdmin().post(PATH + "/verify").json(200);
        assertThat(verified.required("intact").asBoolean())
                .as(verified.toString())
                .isTrue();
    }

    private JsonNode newest(String action) {
        return gateway.asAdmin()
                .get(PATH + "?subject=job:usage-sync&action=" + action)
                .json(200)
                .required("items")
                .required(0);
    }

    private long parkedLetter() {
        String key = UUID.randomUUID().toString();
        usageService.says(new ProducerRecord<>(Topics.TICK_RESULTS, key.getBytes(UTF_8), "nonsense".getBytes(UTF_8)));
        EventProbe.awaitAllHeardBy("scheduler-service", Topics.TICK_RESULTS);
        return gateway.asAdmin()
                .get("/api/admin/dead-letters/scheduler?state=parked")
                .json(200)
                .required("items")
                .required(0)
                .required("id")
                .asLong();
    }

    private List<Line> lines() {
        return ofThisTest("actor, action, subject, outcome, reason")
                .query((row, _) -> new Line(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("reason")))
                .list();
    }

    private List<String> details() {
        return ofThisTest("details").query(String.class).list();
    }

    private JdbcClient.StatementSpec ofThisTest(String columns) {
        return jdbc.sql("select " + columns + " from audit_entries where serial > :before order by serial")
                .param("before", serialBefore);
    }
}
