package org.openrouterwatcher.token.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.refusal.Audited;
import org.openrouterwatcher.testing.TestPostgres;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.Person;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@RunningTokenService
class AuditIT {

    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    Flyway flyway;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    private Entries entries;
    private Person person;

    @BeforeEach
    void somebody() {
        entries = new Entries(gateway);
        person = people.someone();
    }

    private String actor() {
        return "account:" + person.id();
    }

    @Nested
    class OfChanges {

        @Test
        void hasOneForEachThingThatAPersonDoes() {
            long first = issue();
            long second = rotate(first).json().required("id").asLong();
            revoke(person, second);
            gateway.post("/api/auth/refresh")
                    .refreshToken(person.refreshToken())
                    .send();
            gateway.post("/api/auth/logout").as(person).send();
            person = people.again(person);
            gateway.post("/api/auth/logout-everywhere").as(person).send();

            assertThat(entries.doneBy(actor()))
                    .containsExactly(
                            "account.open",
                            "session.start",
                            "api-token.issue",
                            "api-token.issue",
                            "api-token.revoke",
                            "api-token.rotate",
                            "api-token.revoke",
                            "session.refresh",
                            "session.end",
                            "session.start",
                            "sessions.end",
                            "session.end");
        }

        @Test
        void hasOneForAnotherPasswordAndForTheEndOfAnAccount() {
            String next = "another lamp for the same way";
            gateway.put("/api/profile/password")
                    .as(person)
                    .body("{'current_password': '%s', 'new_password': '%s'}", person.password(), next)
                    .send();
            person = people.login(person.email(), next);
            Answer closed = gateway.delete("/api/profile")
                    .as(person)
                    .body("{'password': '%s'}", next)
                    .send();
            assertThat(closed.status()).as(closed.body()).isBetween(200, 204);

            assertThat(entries.doneBy(actor())).contains("password.change").endsWith("account.close");
        }

        @Test
        void saysWhoAndFromWhereAndInWhichRequest() {
            String requestId = UUID.randomUUID().toString();
            Answer issued = gateway.post("/api/tokens")
                    .as(person)
                    .from("192.0.2.7")
                    .header("X-Request-Id", requestId)
                    .body("{'name': 'nightly'}")
                    .send();

            JsonNode entry = entries.matching("actor=" + actor()).getFirst();

            assertThat(entry.required("action").asString()).isEqualTo("api-token.issue");
            assertThat(entry.required("subject").asString())
                    .isEqualTo("api-token:" + issued.json().required("id").asLong());
            assertThat(entry.required("credential").asString()).isEqualTo("session");
            assertThat(entry.required("request_id").asString()).isEqualTo(requestId);
            assertThat(entry.required("client_address").asString()).isEqualTo("192.0.2.7");
        }

        @Test
        void hasOneForALeakedTokenByWhoeverReportsIt() {
            Answer issued = people.issueToken(person, "leaky");
            gateway.post("/api/tokens/revoke-leaked")
                    .body("{'token': '%s'}", issued.text("token"))
                    .send();

            JsonNode entry = entries.matching(
                            "subject=api-token:" + issued.json().required("id").asLong())
                    .getFirst();

            assertThat(entry.required("action").asString()).isEqualTo("api-token.revoke");
            assertThat(entry.required("actor").asString()).isEqualTo("anonymous");
            assertThat(entry.required("details").required("reason").asString()).isEqualTo("reported_leaked");
        }
    }

    @Nested
    class OfRefusals {

        @Test
        void hasOneForAWrongPasswordThatNamesTheAccountAndNotTheAddress() {
            people.tryLogin(person.email(), "not the password at all");

            JsonNode entry = refused("session.start", "subject=" + actor());

            assertThat(entry.required("actor").asString()).isEqualTo("anonymous");
            assertThat(entry.required("reason").asString()).isEqualTo("unauthorized");
            assertThat(entry.toString()).doesNotContain(person.email());
        }

        @Test
        void hasOneForAnUnknownAddressThatNamesNobody() {
            String address = "203.0.113." + UUID.randomUUID();
            gateway.post("/api/auth/login")
                    .from(address)
                    .body("{'email': '%s', 'password': 'whatever it may be'}", People.newEmail())
                    .send();

            assertThat(database.value(
                            Long.class,
                            "select count(*) from audit_entries where client_address = ? and subject is null"
                                    + " and action = 'session.start' and outcome = 'refused'",
                            address))
                    .isOne();
        }

        @Test
        void hasOneForSomebodyElsesToken() {
            long id = issue();
            Person stranger = people.someone();

            revoke(stranger, id);

            JsonNode entry = refused("api-token.revoke", "actor=account:" + stranger.id());
            assertThat(entry.required("subject").asString()).isEqualTo("api-token:" + id);
            assertThat(entry.required("reason").asString()).isEqualTo("forbidden");
            assertThat(entry.required("details").required("status").asInt()).isEqualTo(403);
        }

        @Test
        void hasOneForATokenThatIsNotThere() {
            revoke(person, 987_654_321);

            assertThat(refused("api-token.revoke", "actor=" + actor())
                            .required("reason")
                            .asString())
                    .isEqualTo("not-found");
        }

        @Test
        void hasOneForABodyThatIsWrong() {
            gateway.post("/api/tokens").as(person).body("{'name': ''}").send();

            assertThat(refused("api-token.issue", "actor=" + actor())
                            .required("reason")
                            .asString())
                    .isEqualTo("invalid");
        }

        @Test
        void hasOneForATokenTooManyAndNoneOfItsMaking() {
            for (int i = 0; i < 5; i++) {
                issue();
            }
            gateway.post("/api/tokens").as(person).body("{'name': 'the sixth'}").send();

            assertThat(refused("api-token.issue", "actor=" + actor())
                            .required("reason")
                            .asString())
                    .isEqualTo("token-limit-reached");
            assertThat(entries.doneBy(actor()))
                    .filteredOn("api-token.issue"::equals)
                    .hasSize(5);
        }

        @Test
        void hasOneForARefreshTokenThatCameASecondTime() {
            gateway.post("/api/auth/refresh")
                    .refreshToken(person.refreshToken())
                    .send();
            gateway.post("/api/auth/refresh")
                    .refreshToken(person.refreshToken())
                    .send();

            refused("session.refresh", "subject=session:" + person.sessionId());
            assertThat(entries.matching("subject=session:" + person.sessionId()))
                    .anyMatch(it -> it.required("action").asString().equals("session.end")
                            && it.required("details")
                                    .required("reason")
                                    .asString()
                                    .equals("refresh_token_reused"));
        }

        @Test
        void hasOneForACallThatDoesNotComeThroughTheGateway() {
            String requestId = UUID.randomUUID().toString();
            gateway.get("/api/tokens")
                    .header(CallerHeaders.CALLER, "forged")
                    .header("X-Request-Id", requestId)
                    .send();

            assertThat(database.value(
                            String.class,
                            "select details ->> 'request' from audit_entries where request_id = ? and outcome = 'refused'",
                            requestId))
                    .isEqualTo("GET /api/tokens");
        }

        private JsonNode refused(String action, String query) {
            List<JsonNode> found = entries.matching(query + "&action=" + action).stream()
                    .filter(it -> it.required("outcome").asString().equals("refused"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
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

    @Nested
    class Reading {

        @Test
        void isForAdministratorsWhoAreLoggedIn() {
            gateway.get("/api/admin/audit/token").as(person).send().isProblem(403);
            gateway.post("/api/admin/audit/token/verify").as(person).send().isProblem(403);
            gateway.get("/api/admin/audit/token")
                    .as(Caller.apiToken(1, Caller.Role.ADMIN, 1))
                    .send()
                    .isProblem(403);
            gateway.get("/api/admin/audit/token").send().isProblem(401);
        }

        @Test
        void goesPageByPageWithoutGapOrRepetition() {
            for (int i = 0; i < 3; i++) {
                issue();
            }
            List<String> all = ids(entries.page("actor=" + actor() + "&limit=200"));
            assertThat(all).hasSizeGreaterThan(3);

            Answer first = entries.page("actor=" + actor() + "&limit=2");
            Answer second = entries.page("actor=" + actor() + "&limit=200&before="
                    + first.json().required("next_before").asLong());

            assertThat(ids(first)).containsExactlyElementsOf(all.subList(0, 2));
            assertThat(ids(second)).containsExactlyElementsOf(all.subList(2, all.size()));
            assertThat(second.json().required("next_before").isNull()).isTrue();
        }

        // not the entries themselves, as they get their places in the chain a moment later
        private List<String> ids(Answer page) {
            return page.json()
                    .required("items")
                    .valueStream()
                    .map(it -> it.required("id").asString())
                    .toList();
        }

        @Test
        void refusesFiltersThatCanBeNone() {
            entries.page("action=" + "%00").isInvalid("action");
            entries.page("limit=0").isInvalid("limit");
            entries.page("outcome=done").isInvalid("outcome");
        }
    }

    @Test
    void isAddedToADatabaseThatAnEarlierVersionHasMade() {
        var older = TestPostgres.newDatabase();
        var migrations = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(older.url(), older.user(), older.password());
        migrations
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();

        var added = migrations
                .locations(flyway.getConfiguration().getLocations())
                .load()
                .migrate();

        assertThat(added.migrationsExecuted).isOne();
    }

    @Test
    void isChainedAMomentLaterAndFoundIntact() {
        issue();

        await().untilAsserted(() -> assertThat(entries.matching("actor=" + actor())
                        .getFirst()
                        .required("hash")
                        .asString())
                .matches("[0-9a-f]{64}"));

        Answer verified = entries.verify();
        assertThat(verified.status()).as(verified.body()).isEqualTo(200);
        assertThat(verified.json().required("intact").asBoolean())
                .as(verified.body())
                .isTrue();
        assertThat(verified.json().required("entries").asLong()).isPositive();
    }

    private long issue() {
        return people.issueToken(person, "one").json().required("id").asLong();
    }

    private Answer rotate(long id) {
        return gateway.post("/api/tokens/" + id + "/rotate").as(person).send();
    }

    private void revoke(Person owner, long id) {
        gateway.delete("/api/tokens/" + id).as(owner).send();
    }
}
