package org.openrouterwatcher.usage.ledger;

import java.math.BigDecimal;

/**
 * An amount in USD, exact, in the two kinds that OpenRouter keeps apart; the cost is the sum of both.
 *
 * @param credits charged to OpenRouter credits
 * @param byok spent with own provider keys, at list price
 */
public record Money(BigDecimal credits, BigDecimal byok) {

    public static final Money NONE = new Money(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both amounts together. */
    public Money plus(Money other) {
        return new Money(credits.add(other.credits), byok.add(other.byok));
    }

    /** What is left when the other is taken away; may be negative. */
    public Money minus(Money other) {
        return new Money(credits.subtract(other.credits), byok.subtract(other.byok));
    }

    /** Whether neither kind was spent, however many zeros are written. */
    public boolean isNone() {
        return credits.signum() == 0 && byok.signum() == 0;
    }

    /** Whether both kinds are the same amounts, however they are written. */
    public boolean sameAs(Money other) {
        return minus(other).isNone();
    }

    /** Whether neither kind is more than in the other. */
    public boolean atMost(Money other) {
        return credits.compareTo(other.credits) <= 0 && byok.compareTo(other.byok) <= 0;
    }
}
