package org.openrouterwatcher.token.issuance;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When a token shall end. */
public record Expiry(Instant at) {

    /** What a text must say. */
    public static final String RULE = "must be a time in the future with its offset, such as 2027-01-31T00:00:00Z";

    /** What ISO-8601 writes with four digits for the year, and PostgreSQL can keep. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The end a text stands for; empty when it stands for none, or is not in the future. */
    public static Optional<Expiry> parse(String text, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(MICROS);
            return at.isAfter(now) && !at.isAfter(LATEST) ? Optional.of(new Expiry(at)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
