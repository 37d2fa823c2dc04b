package org.openrouterwatcher.usage.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.usage.kit.Ticks.purgeDue;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.Ticks.validationDue;
import static org.openrouterwatcher.usage.kit.World.CLOCK;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.SecondInstance;
import org.openrouterwatcher.usage.kit.Ticks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tick has one effect, however often it is told and however many hear it. */
@RunningUsageService
class TickListenerIT {

    private static final String DEAD_LETTERS = "/api/admin/dead-letters/usage";

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final Owner owner = Owner.fresh();

    @Test
    void runsOneSyncWhenTheSameTickIsToldThreeTimes() {
        register("solo-notebook");
        OPEN_ROUTER.requests().clear();
        var tick = syncDue();

        ticks.tell(tick);
        ticks.tell(tick);
        ticks.tell(tick);

        ticks.await(tick.tickId());
        allIsHeard();
        assertThat(OPEN_ROUTER.requests().onPath("/key", "solo-notebook")).isEqualTo(1);
        assertThat(ticks.completed(tick.tickId())).hasSize(1);
    }

    @Test
    void aTickWithoutKeysIsCompleteAtOnce() {
        var completed = ticks.run(syncDue());

        assertThat(completed.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(completed.counts().keys()).isZero();
        assertThat(completed.job()).isEqualTo(Job.USAGE_SYNC);
    }

    @Test
    void saysHowManyKeysSucceededAndWhyTheOthersDidNot() {
        register("solo-notebook");
        register("bulk-00001");
        OPEN_ROUTER.fail(FaultRule.always(new Fault.Status(500)).forKey("bulk-00001"));

        var completed = ticks.run(syncDue());

        assertThat(completed.outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(completed.counts().keys()).isEqualTo(2);
        assertThat(completed.counts().succeeded()).isEqualTo(1);
        assertThat(completed.counts().failed()).isEqualTo(1);
        assertThat(completed.detail()).contains("500");
    }

    @Test
    void asksAManagementKeyOnceForAWholeAccount() {
        register("team-admin");
        register("ci-code-review");
        register("nightly-batch");
        OPEN_ROUTER.requests().clear();

        var completed = ticks.run(syncDue());

        assertThat(completed.counts().keys()).isEqualTo(1);
        assertThat(OPEN_ROUTER.requests().onPath("/key")).isEqualTo(1);
        assertThat(OPEN_ROUTER.requests().onPath("/workspaces")).isEqualTo(1);
    }

    @Test
    void checksEveryKeyWhenValidationIsDue() {
        register("team-admin");
        register("ci-code-review");
        OPEN_ROUTER.requests().clear();

        var completed = ticks.run(validationDue());

        assertThat(completed.counts().succeeded()).isEqualTo(2);
        assertThat(OPEN_ROUTER.requests().onPath("/key")).isEqualTo(2);
    }

    @Test
    void leavesOutKeysThatAreSwitchedOff() {
        long id = register("solo-notebook");
        gateway.put(owner, "/api/keys/" + id, "{'is_active': false}").is(200);

        var completed = ticks.run(validationDue());

        assertThat(completed.counts().keys()).isZero();
    }

    @Test
    void twoInstancesShareTheKeysOfATickAndEachKeyIsAskedOnce() {
        for (int number = 1; number <= 40; number++) {
            register("bulk-%05d".formatted(number));
        }

        try (var second = SecondInstance.beside(environment)) {
            OPEN_ROUTER.requests().clear();
            var completed = ticks.run(validationDue());

            allIsHeard();
            assertThat(completed.counts().succeeded()).isEqualTo(40);
            assertThat(OPEN_ROUTER.requests().onPath("/key")).isEqualTo(40);
            assertThat(ticks.completed(completed.tickId())).hasSize(1);
            assertThat(second.keysWorkedOn()).isBetween(1.0, 39.0);
        }
    }

    @Test
    void purgesWhatIsOlderThanTheRetentionAndSaysHowMuch() {
        long key = register("solo-notebook");
        Stream.of("usage_days", "usage_rows", "usage_models")
                .forEach(table -> jdbc.sql(
                                "CREATE TABLE %1$s_2020_01 PARTITION OF %1$s FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')"
                                        .formatted(table))
                        .update());
        jdbc.sql("""
                        INSERT INTO usage_days VALUES (:key, '2020-01-05', :owner, 'COUNTERS', false, null, null, null,
                                                       null, 1, 0, '', now(), 1, 1)
                        """).param("key", key).param("owner", owner.id()).update();
        jdbc.sql("""
                        INSERT INTO usage_rows (key_id, day, owner_id, credits_cost, byok_cost)
                        VALUES (:key, '2020-01-05', :owner, 1, 0)
                        """).param("key", key).param("owner", owner.id()).update();

        var completed = ticks.run(purgeDue());

        assertThat(completed.counts().rows()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM usage_days WHERE day < '2020-02-01'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void putsAsideWhatNobodyCanReadAndGoesOn() {
        register("solo-notebook");
        ticks.tell(new ProducerRecord<>(Topics.KEY_WORK, "poison".getBytes(StandardCharsets.UTF_8)));
        ticks.tell(new ProducerRecord<>(Topics.TICKS, "poison".getBytes(StandardCharsets.UTF_8)));

        var completed = ticks.run(syncDue());

        assertThat(completed.outcome()).isEqualTo(Outcome.SUCCEEDED);
        allIsHeard();
        try (var dead = EventProbe.of(Topics.KEY_WORK + "-dlt")) {
            dead.awaitRecords(records -> assertThat(records)
                    .extracting(it -> new String(it.value(), StandardCharsets.UTF_8))
                    .contains("poison"));
        }
    }

    @Test
    void theWorkOfAKeyWaitsBehindWhatNobodyCanReadAndOtherKeysGoOn() {
        String poisoned = Long.toString(register("solo-notebook"));
        register("bulk-00001");
        OPEN_ROUTER.requests().clear();
        ticks.tell(new ProducerRecord<>(
                Topics.KEY_WORK, poisoned.getBytes(StandardCharsets.UTF_8), "poison".getBytes(StandardCharsets.UTF_8)));
        var tick = syncDue();

        ticks.tell(tick);

        JsonNode letter = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> parked(poisoned),
                        it -> it.required("waiting_behind").asLong() == 1);
        Awaitility.await().until(() -> OPEN_ROUTER.requests().onPath("/key", "bulk-00001") == 1);
        assertThat(OPEN_ROUTER.requests().onPath("/key", "solo-notebook")).isZero();
        assertThat(ticks.completed(tick.tickId())).isEmpty();
        gateway.post(
                        Owner.administrator(),
                        DEAD_LETTERS + "/" + letter.required("id").asLong() + "/skip",
                        "{'reason': 'nonsense'}")
                .is(200);
        assertThat(ticks.await(tick.tickId()).counts().succeeded()).isEqualTo(2);
        gateway.get(owner, DEAD_LETTERS).is(403);
    }

    /** The oldest that is parked for a key, or nothing with zero behind it. */
    private JsonNode parked(String key) {
        return gateway.get(Owner.administrator(), DEAD_LETTERS + "?state=parked&topic=" + Topics.KEY_WORK)
                .is(200)
                .json()
                .required("items")
                .valueStream()
                .filter(it -> key.equals(it.required("key").asString()))
                .reduce((_, older) -> older)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("waiting_behind", 0));
    }

    private long register(String name) {
        long id = gateway.register(owner, name).is(201).id();
        books.awaitNoOpenWork();
        CLOCK.advance(Duration.ofSeconds(1));
        return id;
    }

    private static void allIsHeard() {
        EventProbe.awaitAllHeardBy(TickListener.GROUP, Topics.TICKS);
        EventProbe.awaitAllHeardBy(TickListener.GROUP, Topics.KEY_WORK);
    }
}
