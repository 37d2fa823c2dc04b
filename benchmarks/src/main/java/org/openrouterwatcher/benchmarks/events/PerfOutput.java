package org.openrouterwatcher.benchmarks.events;

import java.util.List;
import java.util.regex.Pattern;

/** Reads how many records a second Kafka's measuring programs have seen. */
final class PerfOutput {

    private static final Pattern SENT = Pattern.compile("([0-9.]+) records/sec");

    private static final String RATE_COLUMN = "nMsg.sec";

    private PerfOutput() {}

    /** The last line counts: it is of all records. */
    static double producer(List<String> lines) {
        return lines.reversed().stream()
                .map(SENT::matcher)
                .filter(line -> line.find())
                .map(line -> Double.parseDouble(line.group(1)))
                .findFirst()
                .orElseThrow(() -> unreadable(lines));
    }

    /** A line of names and one of values, with commas between them; others may stand around them. */
    static double consumer(List<String> lines) {
        var table = lines.stream()
                .map(PerfOutput::columns)
                .dropWhile(columns -> !columns.contains(RATE_COLUMN))
                .toList();
        return table.stream()
                .skip(1)
                .filter(columns -> columns.size() == table.getFirst().size())
                .map(columns -> columns.get(table.getFirst().indexOf(RATE_COLUMN)))
                .findFirst()
                .map(Double::parseDouble)
                .orElseThrow(() -> unreadable(lines));
    }

    private static List<String> columns(String line) {
        return List.of(line.split(", *"));
    }

    private static IllegalStateException unreadable(List<String> lines) {
        return new IllegalStateException("no rate in: " + String.join("\n", lines));
    }
}
