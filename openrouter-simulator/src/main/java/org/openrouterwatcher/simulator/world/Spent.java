package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;

/**
 * An amount of usage. Money is USD, exact to the last digit.
 *
 * @param credits what OpenRouter charged
 * @param byok what own provider keys would have been charged at list price; never part of {@code credits}
 */
public record Spent(
        BigDecimal credits,
        BigDecimal byok,
        long requests,
        long promptTokens,
        long completionTokens,
        long reasoningTokens) {

    public static final Spent NOTHING = new Spent(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0);

    /** Money alone, as for what a key spent before anybody looked. */
    public static Spent money(String credits, String byok) {
        return new Spent(new BigDecimal(credits), new BigDecimal(byok), 0, 0, 0, 0);
    }

    public Spent plus(Spent other) {
        return new Spent(
                credits.add(other.credits),
                byok.add(other.byok),
                requests + other.requests,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                reasoningTokens + other.reasoningTokens);
    }

    public Spent minus(Spent other) {
        return new Spent(
                credits.subtract(other.credits),
                byok.subtract(other.byok),
                requests - other.requests,
                promptTokens - other.promptTokens,
                completionTokens - other.completionTokens,
                reasoningTokens - other.reasoningTokens);
    }

    /** True spend: credits and own provider keys together. */
    public BigDecimal total() {
        return credits.add(byok);
    }
}
