package org.openrouterwatcher.token.signing;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which key does what at a given moment. A key is published before it signs, signs until the next one does, and stays
 * published until the last token it signed has expired.
 *
 * @param period how long a key signs
 * @param publishedAhead how long it is published before
 * @param tokenLifetime how long a token lives that it signed
 */
record KeySchedule(Duration period, Duration publishedAhead, Duration tokenLifetime) {

    private static final Comparator<SigningKey> IN_TURN =
            comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid);

    /** For clocks that differ and gateways that allow a token some seconds more. */
    private static final Duration LEEWAY = Duration.ofMinutes(2);

    static KeySchedule of(SigningProperties properties) {
        return new KeySchedule(
                properties.rotationPeriod(), properties.publishedAhead(), properties.accessTokenLifetime());
    }

    /**
     * The key that signs now; empty when there is none at all. By a clock that is behind, the first one may be yet to
     * come: it signs all the same.
     */
    Optional<SigningKey> signing(Collection<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(IN_TURN)
                .or(() -> keys.stream().min(IN_TURN));
    }

    /** From when a key signs that has to be made now; empty when none is due. The first there is signs at once. */
    Optional<Instant> nextSignsFrom(Collection<SigningKey> keys, Instant now) {
        if (signing(keys, now).isEmpty()) {
            return Optional.of(now);
        }
        Instant newest =
                keys.stream().map(SigningKey::signsFrom).max(Instant::compareTo).orElseThrow();
        Instant due = newest.plus(period).minus(publishedAhead);
        return now.isBefore(due) ? Optional.empty() : Optional.of(now.plus(publishedAhead));
    }

    /** The keys no living token can name any more. */
    List<SigningKey> over(Collection<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> keys.stream()
                        .filter(other -> other.signsFrom().isAfter(key.signsFrom()))
                        .anyMatch(next -> !now.isBefore(
                                next.signsFrom().plus(tokenLifetime).plus(LEEWAY))))
                .toList();
    }
}
