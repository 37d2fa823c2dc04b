package org.openrouterwatcher.benchmarks.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.benchmarks.reading.LedgerReader;
import org.openrouterwatcher.benchmarks.reading.Look;
import org.openrouterwatcher.stage.Percentiles;

/** How long answers took, one after the other, of each kind as many. */
record Answers(Percentiles overviews, Percentiles pages) {

    static Answers of(LedgerReader reader, int count) throws IOException, InterruptedException {
        List<Long> overviews = new ArrayList<>();
        List<Long> pages = new ArrayList<>();
        for (int i = 0; i < Math.max(count, 1); i++) {
            overviews.add(good(reader.overview()));
            pages.add(good(reader.page()));
        }
        return new Answers(Percentiles.of(overviews), Percentiles.of(pages));
    }

    private static long good(Look look) {
        if (!look.isGood()) {
            throw new IllegalStateException("an answer was refused");
        }
        return look.nanos();
    }
}
