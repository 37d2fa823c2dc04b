package org.openrouterwatcher.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<Place> ended = new HashSet<>();
        for (Exchange use : history.uses()) {
            promises
                        .tokenOf(use)
                    .flatMap(token -> flaw(use, token, ended))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> flaw(Exchange use, TokenLife token, Set<Place> ended) {
        if (use.isRefused()) {
            return refusal(use, token, ended);
        }
        if (use.isAccepted() && isAfter(use, token.provenAt())) {
            return Optional.of(new Finding(Kind.ACCEPTED, token + " after the proof, by gateway " + use.gateway()));
        }
        return use.isAccepted() && ended.contains(new Place(use.gateway(), use.token()))
                ? Optional.of(new Finding(Kind.RESURRECTED, token + " at gateway " + use.gateway()))
                : Optional.empty();
    }

    private static Optional<Finding> refusal(Exchange use, TokenLife token, Set<Place> ended) {
        boolean wished = token.revocationAskedAt()
                .filter(asked -> use.answeredAt() - asked > 0)
                .isPresent();
        if (wished) {
            ended.add(new Place(use.gateway(), use.token()));
            return Optional.empty();
        }
        return Optional.of(new Finding(Kind.REFUSED, token + " though nobody revoked it, by gateway " + use.gateway()));
    }

    /** The longest time after the promise to revoke a token after which it still was let through. */
    public static Duration staleness(History history, Promises promises) {
        return history.uses().stream()
                .filter(Exchange::isAccepted)
                .flatMap(use -> evidence
                        .promises()
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
