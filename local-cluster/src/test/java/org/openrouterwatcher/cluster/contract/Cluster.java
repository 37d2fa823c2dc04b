package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;
import org.openrouterwatcher.cluster.endtoend.ClusterUnderTest;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventDeserializer;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.testing.ConsumerLag;
import org.openrouterwatcher.testing.EventProbe;
import tools.jackson.databind.JsonNode;

/** The system that all tests of the contract share, and the people who were there first. */
final class Cluster {

    private static final int SOON_SECONDS = 10;

    private final ClusterUnderTest processes;
    private final Person firstAdmin;
    private Person team;
    private String teamToken;

    private Cluster(ClusterUnderTest processes) {
        this.processes = processes;
        // the first account is the administrator
        this.firstAdmin = Person.signUp(new Gateway(processes.gateway()));
    }

    static Cluster shared() {
        return Shared.CLUSTER;
    }

    Gateway gateway() {
        return new Gateway(processes.gateway());
    }

    Simulator simulator() {
        return new Simulator(processes.simulator());
    }

    /** The administrator, freshly logged in, as a JWT does not outlive a long run. */
    Person admin() {
        return Person.logIn(gateway(), firstAdmin.email(), firstAdmin.password());
    }

    /** Somebody whose keys are the team's management key and the solo key, freshly logged in. */
    synchronized Person watcherOfTheTeam() {
        if (team == null) {
            var person = Person.signUp(gateway());
            person.key("team-admin", simulator().secretOf("team-admin"));
            person.key("solo-notebook", simulator().secretOf("solo-notebook"));
            team = person;
        }
        return Person.logIn(gateway(), team.email(), team.password());
    }

    /** An API token of that person, whose figures are there. */
    synchronized String tokenOfTheTeam() {
        if (teamToken == null) {
            var watcher = watcherOfTheTeam();
            runJob("usage-sync");
            teamToken = watcher.token("of the team").value();
        }
        return teamToken;
    }

    /** Lets a job run now and gives its tick when it is done. */
    JsonNode runJob(String job) {
        var api = admin().api();
        var id = demandRun(job, api).json().get("tick_id");
        return Awaitility.await(job)
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> tick(job, id, api),
                        tick -> !tick.path("completed_at").asString("").isEmpty());
    }

    /** Has patience with a service that is slow at first; that is another test's business. */
    private static Answer demandRun(String job, Gateway api) {
        Answer run = Awaitility.await("run of " + job)
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.post("/api/schedules/" + job + "/run"), answer -> answer.status() != 504);
        assertThat(run.status()).as(run.text()).isEqualTo(202);
        return run;
    }

    private static JsonNode tick(String job, JsonNode id, Gateway api) {
        return api.get("/api/schedules/" + job + "/ticks")
                .json()
                .get("items")
                .valueStream()
                .filter(tick -> tick.get("tick_id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tick " + id));
    }

    /** Tells these events as one of our services would. */
    @SafeVarargs
    final void publish(Envelope<? extends Event>... envelopes) {
        Map<String, Object> settings = Map.of("bootstrap.servers", processes.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            Arrays.stream(envelopes).map(EventSerializer::record).forEach(producer::send);
        }
    }

    /** Says something that none of our services would. */
    void publish(String topic, String key, String value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", processes.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    /** Every line that every process exposes to Prometheus. */
    List<String> metrics() {
        return Arrays.stream(Service.values())
                .flatMap(service -> processes.cluster().instancesOf(service).stream())
                .flatMap(
                        process -> new Gateway(process.metrics()).get("").text().lines())
                .toList();
    }

    /** Every record that stands in a topic. */
    List<ConsumerRecord<byte[], byte[]>> topic(String name) {
        try (var probe = EventProbe.of(name, processes.bootstrapServers())) {
            return probe.seen();
        }
    }

    /** The events of one kind that stand in a topic. */
    <E extends Event> List<E> events(String topic, Class<E> kind) {
        var type = EventCatalog.wireName(kind);
        return topic(topic).stream()
                .filter(it -> it.headers().lastHeader("ce_type") instanceof Header header
                        && type.equals(new String(header.value())))
                .map(it -> EventDeserializer.event(it.value(), kind))
                .toList();
    }

    void awaitAllHeardBy(String group, String topic) {
        ConsumerLag.awaitNone(group, topic, processes.bootstrapServers());
    }

    /** Everything that every process has said. */
    String logs() {
        return processes.logs();
    }

    /** Everything that every service has stored. */
    String everyTableAsText() {
        return Tables.ofAll(processes.cluster());
    }

    static void awaitSoon(ThrowingRunnable assertion) {
        awaitWithin(SOON_SECONDS, assertion);
    }

    /** An assertion that waits for something itself is tried again too. */
    static void awaitWithin(int seconds, ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .ignoreException(ConditionTimeoutException.class)
                .untilAsserted(assertion);
    }

    private static final class Shared {
        static final Cluster CLUSTER = new Cluster(ClusterUnderTest.shared());
    }
}
