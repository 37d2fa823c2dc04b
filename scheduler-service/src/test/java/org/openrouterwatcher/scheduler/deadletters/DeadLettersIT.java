package org.openrouterwatcher.scheduler.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.Job;
import org.openrouterwatcher.events.TickResult.Counts;
import org.openrouterwatcher.events.TickResult.Outcome;
import org.openrouterwatcher.events.TickResult.TickCompleted;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.scheduler.kit.Answer;
import org.openrouterwatcher.scheduler.kit.Gateway;
import org.openrouterwatcher.scheduler.kit.RunningSchedulerService;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** /api/admin/dead-letters, as all services have it, at the one with the least around it */
@RunningSchedulerService
class DeadLettersIT {

    private static final String PATH = "/api/admin/dead-letters/scheduler";
    private static final String REASON = "{'reason': 'never needed'}";

    @Autowired
    Gateway gateway;

    private final String key = UUID.randomUUID().toString();

    @Nested
    class Shows {

        @Test
        void whatFailedWhyAndHowManyWaitBehindIt() {
            send("{\"nonsense\": 1.50}");
            send("more");

            JsonNode waiting = newest().required(0);
            JsonNode first = newest().required(1);

            assertThat(first.required("service").asString()).isEqualTo("scheduler");
            assertThat(first.required("consumer").asString()).isEqualTo("scheduler-service");
            assertThat(first.required("topic").asString()).isEqualTo(Topics.TICK_RESULTS);
            assertThat(first.required("key").asString()).isEqualTo(key);
            assertThat(first.required("payload").toString()).isEqualTo("{\"nonsense\":1.5}");
            assertThat(first.required("payload_bytes").asInt()).isEqualTo(18);
            assertThat(first.required("state").asString()).isEqualTo("parked");
            assertThat(first.required("failure").required("cause").asString()).startsWith("UnreadableEventException: ");
            assertThat(first.required("failure").required("attempts").asInt()).isOne();
            assertThat(first.required("waits_for").isNull()).isTrue();
            assertThat(first.required("waiting_behind").asInt()).isOne();
            assertThat(first.required("headers").findValuesAsString("name")).contains("ce_type", "ce_id");
            assertThat(waiting.required("failure").isNull()).isTrue();
            assertThat(waiting.required("waits_for").asLong()).isEqualTo(id(first));
            assertThat(waiting.required("payload").isNull()).isTrue();
            assertThat(waiting.required("payload_base64").asString()).isEqualTo("bW9yZQ==");
            assertThat(get("/" + id(first)).json(200)).isEqualTo(first);
        }

        @Test
        void pageByPageWithoutGapOrRepetition() {
            for (int i = 0; i < 5; i++) {
                send("nonsense");
            }
            List<Long> paged = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = get("?limit=2" + next).json(200);
                page.required("items").forEach(it -> paged.add(id(it)));
                next = page.required("next_before").isNull() ? "" : "&before=" + page.required("next_before");
            } while (!next.isEmpty());

            List<Long> all = get("?limit=200")
                    .json(200)
                    .required("items")
                    .valueStream()
                    .map(DeadLettersIT::id)
                    .toList();
            assertThat(paged).hasSizeGreaterThanOrEqualTo(5).isEqualTo(all);
        }

        @Test
        void onlyWhatIsAskedFor() {
            send("nonsense");
            long id = id(newest().required(0));

            assertThat(ids("?topic=" + Topics.TICK_RESULTS + "&state=parked")).contains(id);
            assertThat(ids("?topic=" + Topics.TICKS)).isEmpty();
            assertThat(ids("?state=skipped")).doesNotContain(id);
        }

        @Test
        void aLargePayloadOnItsOwnPageOnly() {
            send("\"" + "x".repeat(20_000) + "\"");

            JsonNode listed = newest().required(0);

            assertThat(listed.required("payload").isNull()).isTrue();
            assertThat(listed.required("payload_bytes").asInt()).isEqualTo(20_002);
            assertThat(get("/" + id(listed)).json(200).required("payload").asString())
                    .hasSize(20_000);
        }
    }

    @Nested
    class Decides {

        @Test
        void aSkipLetsThoseBehindItFollow() {
            send("nonsense");
            sendResult();
            long id = id(newest().required(1));

            JsonNode answer = post("/" + id + "/skip", REASON).json(200);

            assertThat(answer.required("handled_behind").asInt()).isOne();
            JsonNode letter = answer.required("letter");
            assertThat(letter.required("state").asString()).isEqualTo("skipped");
            assertThat(letter.required("decision").required("by").asLong()).isOne();
            assertThat(letter.required("decision").required("reason").asString())
                    .isEqualTo("never needed");
            assertThat(newest().required(0).required("state").asString()).isEqualTo("retried");
        }

        @Test
        void aRetryThatFailsAgainSaysSo() {
            send("nonsense");
            long id = id(newest().required(0));

            JsonNode letter = post("/" + id + "/retry", "").json(200).required("letter");

            assertThat(letter.required("state").asString()).isEqualTo("parked");
            assertThat(letter.required("failure").required("attempts").asInt()).isEqualTo(2);
        }

        @Test
        void ofTenAtTheSameTimeOneHasItsWay() {
            send("nonsense");
            long id = id(newest().required(0));

            List<CompletableFuture<Answer>> skips = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> post("/" + id + "/skip", REASON)))
                    .limit(10)
                    .toList();

            List<Integer> statuses =
                    skips.stream().map(it -> it.join().status()).sorted().toList();
            assertThat(statuses).startsWith(200, 409).endsWith(409).hasSize(10);
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatIsNotThereWith404() {
            get("/9999999").isProblem(404);
            post("/9999999/retry", "").isProblem(404);
            post("/9999999/skip", REASON).isProblem(404);
            gateway.asAdmin().get("/api/admin/dead-letters/token").isProblem(404);
        }

        @Test
        void whatWasDecidedOrWaitsWith409() {
            send("nonsense");
            send("nonsense");
            long waiting = id(newest().required(0));
            long first = id(newest().required(1));

            post("/" + waiting + "/retry", "").isProblem(409);
            post("/" + waiting + "/skip", REASON).isProblem(409);
            post("/" + first + "/skip", REASON).json(200);
            post("/" + first + "/skip", REASON).isProblem(409);
            post("/" + first + "/retry", "").isProblem(409);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "{'reason': ''}", "{'reason': ' '}", "{'reason': 'two\\nlines'}", "{'reason': null}"})
        void aSkipWithoutAReasonWith422(String body) {
            post("/1/skip", body).isInvalid("reason");
        }

        @Test
        void aReasonThatIsTooLongWith422() {
            post("/1/skip", "{'reason': '" + "x".repeat(501) + "'}").isInvalid("reason");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=201", "before=0", "before=x", "state=dead", "colour=red"})
        void aWrongQueryWith422(String query) {
            get("?" + query).isInvalid(query.substring(0, query.indexOf('=')));
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET ", "GET /1", "POST /1/retry", "POST /1/skip"})
        void everybodyButLoggedInAdministrators(String call) {
            String method = call.substring(0, call.indexOf(' '));
            String path = PATH + call.substring(call.indexOf(' ') + 1);

            call(gateway.asNobody(), method, path).isProblem(401);
            call(gateway.asUser(), method, path).isProblem(403);
            call(gateway.asScriptOfAdmin(), method, path).isProblem(403);
        }

        private Answer call(Gateway.Calls calls, String method, String path) {
            return method.equals("GET") ? calls.get(path) : calls.post(path, REASON);
        }
    }

    private Answer get(String pathAndQuery) {
        return gateway.asAdmin().get(PATH + pathAndQuery);
    }

    private Answer post(String path, String body) {
        return gateway.asAdmin().post(PATH + path, body);
    }

    private JsonNode newest() {
        return get("").json(200).required("items");
    }

    private List<Long> ids(String query) {
        return get(query)
                .json(200)
                .required("items")
                .valueStream()
                .map(DeadLettersIT::id)
                .toList();
    }

    private static long id(JsonNode letter) {
        return letter.required("id").asLong();
    }

    private void sendResult() {
        send(new String(result().value(), UTF_8));
    }

    /** With a key of this test alone, so that nobody else's records wait. */
    private void send(String value) {
        var letter = new ProducerRecord<>(
                Topics.TICK_RESULTS, null, key.getBytes(UTF_8), value.getBytes(UTF_8), result().headers());
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(letter);
        }
        EventProbe.awaitAllHeardBy("scheduler-service", Topics.TICK_RESULTS);
    }

    private static ProducerRecord<byte[], byte[]> result() {
        var result = new TickCompleted(
                UUID.randomUUID(),
                Job.USAGE_SYNC,
                Outcome.SUCCEEDED,
                new Counts(1, 1, 0, 1),
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        return EventSerializer.record(
                Envelope.of(UUID.randomUUID().toString(), "/usage-service", Instant.EPOCH, result));
    }
}
