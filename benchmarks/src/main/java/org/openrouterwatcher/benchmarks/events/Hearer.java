package org.openrouterwatcher.benchmarks.events;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * The side that hears: changes a row for each event, once, in the transaction of its inbox. Like usage-service's
 * listener of the work on keys it has three threads, as one waits for the database most of the time, and tells the
 * broker after each poll how far it is.
 */
final class Hearer implements Side.Work {

    private static final String GROUP = "event-path";
    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final EventReader events;
    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Map<Integer, Heard> heard = new ConcurrentHashMap<>();

    Hearer(EventReader events, Inbox inbox, JdbcClient jdbc) {
        this.events = events;
        this.inbox = inbox;
        this.jdbc = jdbc;
        jdbc.sql("""
                create table heard (
                    key_id bigint primary key, version bigint not null,
                    effects bigint not null default 1, out_of_order bigint not null default 0)
                """).update();
    }

    public static void main(String[] arguments) throws Exception {
        Side.run(Hearer.class);
    }

    /** When an event was sent by the relay, to the millisecond, and when it took effect. */
    private record Heard(long sent, long effect) {}

    @KafkaListener(
            topics = Topics.USAGE_EVENTS,
            groupId = GROUP,
            concurrency = "3",
            containerPostProcessor = "batchAcknowledgement")
    void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        events.read(kafkaRecord).ifPresent(it -> apply(it, TimeUnit.MILLISECONDS.toNanos(kafkaRecord.timestamp())));
    }

    private void apply(Envelope<Event> envelope, long sent) {
        if (envelope.event() instanceof UsageUpdated usage) {
            inbox.once(GROUP, envelope, () -> note(usage));
            heard.putIfAbsent(Teller.number(envelope.id()), new Heard(sent, Moments.now()));
        }
    }

    private void note(UsageUpdated usage) {
        jdbc.sql("""
                        insert into heard (key_id, version) values (:key, :version)
                        on conflict (key_id) do update set version = excluded.version, effects = heard.effects + 1,
                            out_of_order = heard.out_of_order + (excluded.version <> heard.version + 1)::int
                        """)
                .param("key", usage.keyId())
                .param("version", usage.version())
                .update();
    }

    /**
     * {@code await FIRST COUNT FOLDER}: leaves there when each of these events was sent and took effect, once all have.
     * {@code flaws}: how many effects there were, and how many of them out of order.
     */
    @Override
    public String run(String[] words) throws Exception {
        return switch (words[0]) {
            case "await" -> await(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Path.of(words[3]));
            default ->
                jdbc.sql("select sum(effects) || ' ' || sum(out_of_order) from heard")
                        .query(String.class)
                        .single();
        };
    }

    private String await(int first, int count, Path folder) throws Exception {
        var sent = new long[count];
        var effect = new long[count];
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int i = 0; i < count; i++) {
            Heard one = awaitOne(first + i, end);
            sent[i] = one.sent;
            effect[i] = one.effect;
        }
        new Moments(sent).write(folder.resolve("sent-" + first));
        new Moments(effect).write(folder.resolve("effect-" + first));
        return "heard";
    }

    private Heard awaitOne(int event, long end) throws InterruptedException {
        for (Heard one = heard.remove(event); ; one = heard.remove(event)) {
            if (one != null) {
                return one;
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("event " + event + " took no effect");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
