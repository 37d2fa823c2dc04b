package org.openrouterwatcher.benchmarks.statistics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openrouterwatcher.benchmarks.database.BigLedger;
import org.openrouterwatcher.benchmarks.database.LineSpan;
import org.openrouterwatcher.benchmarks.reading.LedgerReader;
import org.openrouterwatcher.benchmarks.report.Figure;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.stage.Options;
import org.openrouterwatcher.stage.Stage;

/**
 * How long the page's figures ({@code GET /api/stats/overview}) and the first page of lines ({@code GET /api/v1/usage})
 * take, asked through the gateway, of an account that has a million lines in the last year, and then ten million in the
 * same year with the same keys and models, ten times as many on each day. So the days that are asked for grow as the
 * rest does. One request at a time, the two kinds in turn.
 */
public final class StatisticsAnswers {

    private static final int FEW = BigLedger.ROUTES / 10;
    private static final int DAYS = 365;

    private StatisticsAnswers() {}

    /** Runs it. */
    public static List<Figure> run(Options options) throws Exception {
        int samples = options.number("samples", 300);
        int warmUp = options.number("warm-up", 150);
        int times = options.number("times", 10);
        try (var stage = Stage.with(Map.of("RATE_LIMIT_PER_TOKEN_HOUR", "1000000000"));
                var reader = LedgerReader.register(stage.gateways().getFirst())) {
            var ledger = BigLedger.of(stage.cluster().databaseOf(Service.USAGE), reader.ownerId());
            long small = ledger.fill(List.of(year(FEW)));
            Answers.of(reader, warmUp);
            Answers few = Answers.of(reader, samples);
            long large = ledger.fill(List.of(year(FEW * times)));
            Answers.of(reader, warmUp / 10);
            Answers many = Answers.of(reader, samples);
            return Stream.concat(
                            new Growth("overview", small, few.overviews(), large, many.overviews()).figures(),
                            new Growth("usage", small, few.pages(), large, many.pages()).figures())
                    .toList();
        }
    }

    private static LineSpan year(int linesOfKeyAndDay) {
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        return new LineSpan(yesterday.minusDays(DAYS - 1), yesterday, linesOfKeyAndDay);
    }
}
