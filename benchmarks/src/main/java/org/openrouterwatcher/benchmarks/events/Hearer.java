package org.openrouterwatcher.benchmarks.events;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openrouterwatcher.events.Envelope;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;
import org.openrouterwatcher.messaging.inbox.Inbox;
import org.openrouterwatcher.messaging.listening.EventReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/** The side that hears: changes a row for each event, once, in the transaction of its inbox. */
final class Hearer implements Side.Work {

    private static final String GROUP = "event-path";
    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final EventReader events;
    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Map<Integer, Long> effects = new ConcurrentHashMap<>();

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

    @KafkaListener(topics = Topics.USAGE_EVENTS, groupId = GROUP, concurrency = "${HEARER_THREADS:1}")
    void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        events.read(kafkaRecord).ifPresent(this::apply);
    }

    private void apply(Envelope<Event> envelope) {
        if (envelope.event() instanceof UsageUpdated usage) {
            inbox.once(GROUP, envelope, () -> note(usage));
            effects.putIfAbsent(Teller.number(envelope.id()), Moments.now());
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
     * {@code await FIRST COUNT FOLDER}: leaves there when each of these events took effect, once all have.
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
        var moments = new long[count];
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int i = 0; i < count; i++) {
            moments[i] = effectOf(first + i, end);
        }
        new Moments(moments).write(folder.resolve("effect-" + first));
        return "heard";
    }

    private long effectOf(int event, long end) throws InterruptedException {
        for (Long moment = effects.remove(event); ; moment = effects.remove(event)) {
            if (moment != null) {
                return moment;
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("event " + event + " took no effect");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
