package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** examples/prometheus: a rule over a metric that nobody exposes would be silent for ever */
class AlertsIT {

    private static final Path RULES = Path.of("../examples/prometheus/watcher-alerts.yml");
    private static final Pattern SELECTOR = Pattern.compile("(watcher_[a-z_]+)(?:\\{([^}]*)})?");

    private final Cluster cluster = Cluster.shared();

    /** What a rule looks at; {@code labels} is empty when it takes all. */
    private record Selector(String name, String labels) {

        private boolean isIn(String line) {
            return line.matches(Pattern.quote(name) + "[{ ].*") && line.contains(labels);
        }
    }

    @Test
    void areRaisedOverMetricsThatServicesExpose() throws IOException {
        List<Selector> selectors = Files.readAllLines(RULES).stream()
                .filter(line -> line.strip().startsWith("expr:"))
                .flatMap(line -> SELECTOR.matcher(line).results())
                .map(it -> new Selector(it.group(1), it.group(2) == null ? "" : it.group(2)))
                .toList();

        List<String> exposed = cluster.metrics();

        assertThat(selectors)
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(selector -> assertThat(exposed).anyMatch(selector::isIn));
    }
}
