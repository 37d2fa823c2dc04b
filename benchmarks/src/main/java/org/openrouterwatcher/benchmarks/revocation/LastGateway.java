package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.cluster.launcher.Instance;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.stage.Stage;

/**
 * When the last gateway refused a token, by what the gateways themselves record. The time runs from the commit, as
 * PostgreSQL has noted it, to the moment just after the token was refused; all on one machine, so one clock. What the
 * gateways report to token-service says it only to within the time between two reports.
 */
final class LastGateway {

    private final Collection<Map<String, Instant>> gateways;

    /** @param gateways of each, when it began to refuse which subject */
    LastGateway(Collection<Map<String, Instant>> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    /** Begins to record every gateway. */
    static List<Recording> recordings(Stage stage) throws IOException, InterruptedException {
        List<Recording> recordings = new ArrayList<>();
        for (Instance gateway : stage.cluster().instancesOf(Service.GATEWAY)) {
            recordings.add(Recording.of(stage.cluster().handleOf(gateway.name())));
        }
        return recordings;
    }

    /** Ends these, and reads them: afterwards, so that watching costs nothing. */
    static LastGateway read(List<Recording> recordings) throws IOException, InterruptedException {
        List<Map<String, Instant>> gateways = new ArrayList<>();
        for (Recording recording : recordings) {
            gateways.add(recording.end());
        }
        return new LastGateway(gateways);
    }

    /**
     * How long it took from commit to the last gateway for each of these tokens, in nanoseconds.
     *
     * @param committedAt when the end of each token was
     * @throws IllegalStateException when a gateway has recorded nothing of one of them
     */
    Collection<Long> nanosOf(Map<Long, Instant> committedAt) {
        return committedAt.entrySet().stream()
                .map(token -> Duration.between(token.getValue(), last(TokenEvent.token(token.getKey())))
                        .toNanos())
                .toList();
    }

    private Instant last(String subject) {
        return gateways.stream()
                .map(gateway -> appliedAt(gateway, subject))
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("no gateway was recorded"));
    }

    private static Instant appliedAt(Map<String, Instant> gateway, String subject) {
        Instant at = gateway.get(subject);
        if (at == null) {
            throw new IllegalStateException("a gateway has not recorded that it refuses " + subject);
        }
        return at;
    }
}
