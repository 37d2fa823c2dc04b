package org.openrouterwatcher.benchmarks.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.benchmarks.report.Goal;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.infrastructure.PostgresDatabase;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/**
 * How soon an event takes effect in another service: from the commit that tells it, through outbox, relay and topic, to
 * the commit of its effect in the inbox of who hears it; at a steady rate (open loop), and how many there can be in a
 * second (closed loop), beside what Kafka alone does.
 *
 * <p>Two programs stand for the services, each a process and a Spring context with what every service has from
 * common-messaging, and a database of its own. No service of ours says 500 facts a second one by one: behind each of
 * their events there is a request with all that belongs to it, a call to OpenRouter, or a slot.
 */
public final class EventPath {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int WARM_UP_SECONDS = 6;
    private static final int KAFKA_RECORDS = 200_000;

    /** What services have connections for, and as many again that wait for one. */
    private static final int WRITERS = 10;

    /** An open loop does not care that all connections are taken; what waits for one is late and counts. */
    private static final String PATIENCE_MILLIS = "60000";

    private final Stage stage;
    private final Program teller;
    private final Program hearer;
    private int told;

    private EventPath(Stage stage, Program teller, Program hearer) {
        this.stage = stage;
        this.teller = teller;
        this.hearer = hearer;
    }

    /** Runs it. */
    public static List<Figure> run(Options options) throws Exception {
        try (var stage = Stage.withoutServices();
                var hearer = start(Hearer.class, Service.SCHEDULER, stage);
                var teller = start(Teller.class, Service.USAGE, stage)) {
            var path = new EventPath(stage, teller, hearer);
            var figures = new ArrayList<>(path.atRate(
                    options.number("rate", 500), options.number("rounds", 5), options.number("seconds", 6)));
            figures.addAll(path.asManyAsPossible(options.number("count", 6_000)));
            figures.add(path.flaws());
            figures.addAll(new KafkaAlone(stage.cluster().bootstrapServers(), KAFKA_RECORDS).measure());
            return figures;
        }
    }

    private static Program start(Class<?> side, Service place, Stage stage) {
        PostgresDatabase database = stage.cluster().databaseOf(place);
        var settings = new HashMap<>(Map.of(
                "SPRING_APPLICATION_NAME", side.getSimpleName().toLowerCase(),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", stage.cluster().bootstrapServers(),
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5",
                "SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT", PATIENCE_MILLIS,
                "SPRING_FLYWAY_LOCATIONS", "classpath:db/messaging",
                "LOGGING_LEVEL_ORG_APACHE_KAFKA", "WARN"));
        return Program.start(side, settings, stage.folder().resolve(side.getSimpleName() + ".log"));
    }

    private List<Figure> atRate(int rate, int rounds, int seconds) throws IOException {
        round("open", rate * WARM_UP_SECONDS, rate);
        var all = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            all.add(round("open", rate * seconds, rate));
        }
        var whole = all.stream().map(it -> it.effect.since(it.begun)).toList();
        var committed = all.stream().map(it -> it.committed.since(it.begun)).toList();
        var sent = all.stream().map(it -> it.sent.since(it.committed)).toList();
        var effect = all.stream().map(it -> it.effect.since(it.sent)).toList();
        return List.of(
                figure("planned → effect, " + rate + "/s", whole, 50).with(Goal.atMost(10)),
                figure("planned → effect, " + rate + "/s", whole, 99).with(Goal.atMost(60)),
                figure("planned → effect, " + rate + "/s", whole, 100),
                figure("of that planned → committed", committed, 50),
                figure("of that planned → committed", committed, 99),
                figure("of that committed → sent", sent, 50),
                figure("of that committed → sent", sent, 99),
                figure("of that sent → effect", effect, 50),
                figure("of that sent → effect", effect, 99));
    }

    private List<Figure> asManyAsPossible(int count) throws IOException {
        Round round = round("closed", count, WRITERS);
        return List.of(
                Figure.of("as many as possible, committed", round.committed.perSecondSince(round.begun), "events/s"),
                Figure.of("as many as possible, sent", round.sent.perSecondSince(round.begun), "events/s"),
                Figure.of("as many as possible, taking effect", round.effect.perSecondSince(round.begun), "events/s"));
    }

    private Figure flaws() {
        hearer.tell("flaws");
        String[] counts = hearer.awaitAnswer().split(" ");
        long lostOrDoubled = Math.abs(told - Long.parseLong(counts[0]));
        return Figure.of(
                        "lost, doubled or out of order, of " + told,
                        lostOrDoubled + Long.parseLong(counts[1]),
                        "events")
                .with(Goal.atMost(0));
    }

    /** What happened to the events of a round, and when. */
    private record Round(Moments begun, Moments committed, Moments sent, Moments effect) {}

    private Round round(String loop, int count, int rateOrWriters) throws IOException {
        int first = told;
        told += count;
        teller.tell(loop, first, count, rateOrWriters, stage.folder());
        teller.awaitAnswer();
        hearer.tell("await", first, count, stage.folder());
        hearer.awaitAnswer();
        return new Round(
                moments("begun-", first),
                moments("committed-", first),
                moments("sent-", first),
                moments("effect-", first));
    }

    private Moments moments(String what, int first) throws IOException {
        return Moments.read(stage.folder().resolve(what + first));
    }

    private static Figure figure(String what, List<Histogram> rounds, int percentile) {
        var values = rounds.stream()
                .map(round -> round.getValueAtPercentile(percentile) / NANOS_PER_MILLI)
                .toList();
        return Figure.median(what + ", " + (percentile == 100 ? "longest" : "p" + percentile), values, "ms");
    }
}
