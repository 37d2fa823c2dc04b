package org.openrouterwatcher.faults.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openrouterwatcher.faults.fault.Fault;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;

/** Every request of each row, one a line, for whoever asks what happened in it. */
record Histories(Path folder) {

    private static final String HEAD = "begun_after_ms,took_ms,purpose,gateway,token,status";
    private static final double NANOS_PER_MILLI = 1e6;

    /** Keeps them in a folder beside what is kept of the rows. */
    static Histories beside(Path results) {
        return new Histories(results.toAbsolutePath().resolveSibling("histories"));
    }

    /** Keeps one, in the place of an earlier one of the same fault and seed. */
    void keep(Fault fault, long seed, History history) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(fault.name() + "-" + seed + ".csv"), lines(history.ofTheLoad()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(List<Exchange> exchanges) {
        var lines = new ArrayList<>(List.of(HEAD));
        for (Exchange exchange : exchanges) {
            lines.add(line(exchange, exchanges.getFirst().sentAt()));
        }
        return lines;
    }

    private static String line(Exchange exchange, long beginning) {
        return String.format(
                Locale.ROOT,
                "%.1f,%.1f,%s,%d,%d,%d",
                (exchange.sentAt() - beginning) / NANOS_PER_MILLI,
                (exchange.answeredAt() - exchange.sentAt()) / NANOS_PER_MILLI,
                exchange.purpose(),
                exchange.gateway(),
                exchange.token(),
                exchange.status());
    }
}
