package org.openrouterwatcher.faults.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Finding.Kind;

/** Rows as people read them, in Markdown. */
final class Table {

    private static final int SHOWN = 12;

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void begin() {
        line(Stream.of(
                "fault",
                "seed",
                "requests",
                "unanswered",
                "lost",
                "doubled",
                "let through wrongly",
                "refused wrongly",
                "longest gap",
                "stale for",
                "recovered after",
                ""));
        line(Stream.of("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---"));
    }

    void add(Row row) {
        line(Stream.of(
                row.fault(),
                String.valueOf(row.seed()),
                String.valueOf(row.requests()),
                String.valueOf(row.unanswered()),
                String.valueOf(row.count(Kind.LOST, Kind.WRONG_SUM, Kind.BROKEN_TRAIL)),
                String.valueOf(row.count(Kind.DOUBLED)),
                String.valueOf(row.count(Kind.ACCEPTED, Kind.RESURRECTED)),
                String.valueOf(row.count(Kind.REFUSED)),
                seconds(row.gap()),
                seconds(row.staleness()),
                seconds(row.recovery()),
                row.isGood() ? "good" : "BAD"));
    }

    /** What exactly went unanswered, and what does not hold. */
    void explain(List<Row> rows) {
        out.println();
        out.println("unanswered, by purpose and status (0: no answer):");
        rows.stream()
                .filter(row -> row.unanswered() > 0)
                .forEach(row -> out.println("  " + row.fault() + ", seed " + row.seed() + ": " + row.unavailable()));
        rows.stream().filter(row -> !row.isGood()).forEach(row -> {
            out.println();
            out.println(row.fault() + ", seed " + row.seed() + ":");
            row.findings().stream().limit(SHOWN).map(Finding::toString).forEach(out::println);
            if (row.findings().size() > SHOWN) {
                out.println("and " + (row.findings().size() - SHOWN) + " more");
            }
        });
    }

    private void line(Stream<String> cells) {
        out.println(cells.collect(Collectors.joining(" | ", "| ", " |")));
        out.flush();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
