package org.openrouterwatcher.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.load.Promises;
import org.openrouterwatcher.faults.load.TokenLife;

/** No use of a token was answered against what had been promised before it was begun. */
public final class TokenUses {

    private TokenUses() {}

    /** A gateway and a token. */
    private record Place(int gateway, long token) {}

    /** What was answered wrongly. */
    public static List<Finding> look(History history, Promises promises) {
        var findings = new ArrayList<Finding>();
        Map<Place, Long> ended = new HashMap<>();
        for (Exchange use : history.uses()) {
            promises.tokenOf(use).flatMap(token -> flaw(use, token, ended)).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> flaw(Exchange use, TokenLife token, Map<Place, Long> ended) {
        if (use.isRefused()) {
            return refusal(use, token, ended);
        }
        if (use.isAccepted() && isAfter(use, token.provenAt())) {
            return Optional.of(new Finding(Kind.ACCEPTED, token + " after the proof, by gateway " + use.gateway()));
        }
        // of two uses at the same time either may come first at the gateway
        long refusedAt = ended.getOrDefault(new Place(use.gateway(), use.token()), Long.MAX_VALUE);
        return use.isAccepted() && use.sentAt() > refusedAt
                ? Optional.of(new Finding(Kind.RESURRECTED, token + " at gateway " + use.gateway()))
                : Optional.empty();
    }

    private static Optional<Finding> refusal(Exchange use, TokenLife token, Map<Place, Long> ended) {
        boolean wished = token.revocationAskedAt()
                .filter(asked -> use.answeredAt() - asked > 0)
                .isPresent();
        if (wished) {
            ended.merge(new Place(use.gateway(), use.token()), use.answeredAt(), Math::min);
            return Optional.empty();
        }
        return Optional.of(new Finding(Kind.REFUSED, token + " though nobody revoked it, by gateway " + use.gateway()));
    }

    /** The longest time after the promise to revoke a token after which it still was let through. */
    public static Duration staleness(History history, Promises promises) {
        return history.uses().stream()
                .filter(Exchange::isAccepted)
                .flatMap(use -> promises
                        .tokenOf(use)
                        .flatMap(TokenLife::revokedAt)
                        .map(revoked -> Duration.ofNanos(use.sentAt() - revoked))
                        .stream())
                .max(Comparator.naturalOrder())
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static boolean isAfter(Exchange use, Optional<Long> moment) {
        return moment.filter(at -> use.sentAt() - at > 0).isPresent();
    }
}
