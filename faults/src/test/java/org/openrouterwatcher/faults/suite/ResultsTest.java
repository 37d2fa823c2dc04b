package org.openrouterwatcher.faults.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.fault.Catalogue;

class ResultsTest {

    @TempDir
    Path folder;

    @Test
    void whatWasSeenIsThereForWhoGoesOn() {
        var seen = row("broker-killed", 2, List.of(new Finding(Finding.Kind.LATE, "by a second")));

        new Results(folder.resolve("new/faults.jsonl")).add(seen);

        var results = new Results(folder.resolve("new/faults.jsonl"));
        assertThat(results.rows()).containsExactly(seen);
        assertThat(results.has(Catalogue.named("broker-killed"), 2)).isTrue();
        assertThat(results.has(Catalogue.named("broker-killed"), 1)).isFalse();
    }

    @Test
    void theLastOfAFaultAndSeedStandsInTheOrderOfTheCatalogue() {
        var results = new Results(folder.resolve("faults.jsonl"));
        var again = row("none", 1, List.of());

        results.add(row("broker-killed", 1, List.of()));
        results.add(row("none", 1, List.of(new Finding(Finding.Kind.LOST, "something"))));
        results.add(again);

        assertThat(results.rows()).extracting(Row::fault).containsExactly("none", "broker-killed");
        assertThat(results.rows().getFirst()).isEqualTo(again);
    }

    private static Row row(String fault, long seed, List<Finding> findings) {
        return new Row(
                fault,
                seed,
                Instant.parse("2026-11-28T12:00:00Z"),
                700,
                Map.of("USE_TOKEN 0", 3L),
                Duration.ofMillis(1500),
                Duration.ZERO,
                Duration.ofSeconds(2),
                findings);
    }
}
