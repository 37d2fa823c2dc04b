package org.openrouterwatcher.usage.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RunningUsageService
class AuditIT {

    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);
    private static final String PATH = "/api/admin/audit/usage";

    @Autowired
    private Gateway gateway;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    private final Owner owner = Owner.fresh();
    private long id;

    /** An entry, in few words. */
    private record Line(String actor, String action, String outcome, String reason) {}

    @BeforeEach
    void aKey() {
        id = gateway.register(owner, "solo-notebook").is(201).id();
        books.awaitNoOpenWork();
    }

    @Test
    void hasAnEntryOfEachThingThatAnOwnerDoes() {
        gateway.put(owner, "/api/keys/" + id, "{'name': 'other', 'is_active': false}")
                .is(200);
        gateway.put(owner, "/api/keys/" + id, "{'is_active': true}").is(200);
        gateway.post(owner, "/api/keys/" + id + "/sync").is(202);
        gateway.post(owner, "/api/keys/" + id + "/validate").is(202);
        books.awaitNoOpenWork();
        gateway.delete(owner, "/api/keys/" + id).is(204);

        assertThat(linesOfKey())
                .filteredOn(it -> it.actor().equals("account:" + owner.id()))
                .extracting(Line::action)
                .containsExactly(
                        "key.state",
                        "key.register",
                        "key.state",
                        "key.change",
                        "key.state",
                        "key.change",
                        "key.sync",
                        "key.validate",
                        "key.remove");
    }

    @Test
    void hasAnEntryOfEachRefusal() {
        Owner stranger = Owner.fresh();
        gateway.delete(stranger, "/api/keys/" + id).isProblem(403);
        gateway.put(owner, "/api/keys/" + id, "{'name': ''}").isProblem(422);
        gateway.register(stranger, "solo-notebook").isProblem(409);
        gateway.delete(stranger, "/api/keys/987654321").isProblem(404);

        assertThat(linesOfKey())
                .contains(
                        new Line("account:" + stranger.id(), "key.remove", "refused", "forbidden"),
                        new Line("account:" + owner.id(), "key.change", "refused", "invalid"));
        assertThat(lines("actor = 'account:" + stranger.id() + "'"))
                .containsExactly(
                        new Line("account:" + stranger.id(), "key.remove", "refused", "forbidden"),
                        new Line("account:" + stranger.id(), "key.register", "refused", "key-already-registered"),
                        new Line("account:" + stranger.id(), "key.remove", "refused", "not-found"));
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
        gateway.get(owner, PATH).isProblem(403);
        gateway.post(owner, PATH + "/verify").isProblem(403);
        Owner admin = Owner.administrator();

        await().untilAsserted(() -> assertThat(gateway.get(admin, PATH + "?subject=key:" + id)
                        .is(200)
                        .json()
                        .required("items")
                        .get(0)
                        .required("number")
                        .isNull())
                .isFalse());

        Answer verified = gateway.post(admin, PATH + "/verify").is(200);
        assertThat(verified.json().required("intact").asBoolean())
                .as(verified.body())
                .isTrue();
    }

    private List<Line> linesOfKey() {
        return lines("subject = 'key:" + id + "'");
    }

    private List<Line> lines(String condition) {
        return jdbc.sql("select * from audit_entries where " + condition + " order by serial")
                .query((row, _) -> new Line(
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("outcome"),
                        row.getString("reason")))
                .list();
    }
}
