package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;

/**
 * The way of a request: to which endpoint, at what price, and who pays.
 *
 * @param promptPrice USD per token
 * @param completionPrice USD per token
 */
public record Route(
        Endpoint endpoint, BigDecimal promptPrice, BigDecimal completionPrice, Payment payment, Reasoning reasoning) {

    /** Who is charged for a request. */
    public enum Payment {
        CREDITS,
        OWN_KEY,
        OWN_KEY_WITH_FEE
    }

    /** Reasoning tokens are documented as part of completion tokens, yet have been seen to exceed them. */
    public enum Reasoning {
        NONE,
        WITHIN_COMPLETION,
        ABOVE_COMPLETION
    }

    static Route of(String model, String released, String provider, String promptPrice, String completionPrice) {
        return new Route(
                Endpoint.of(model, released, provider),
                new BigDecimal(promptPrice),
                new BigDecimal(completionPrice),
                Payment.CREDITS,
                Reasoning.NONE);
    }

    Route paid(Payment by) {
        return new Route(endpoint, promptPrice, completionPrice, by, reasoning);
    }

    Route thinking(Reasoning how) {
        return new Route(endpoint, promptPrice, completionPrice, payment, how);
    }

    /** The same in rows that lack slug, endpoint and provider. */
    Route trimmed() {
        return new Route(endpoint.trimmed(), promptPrice, completionPrice, payment, reasoning);
    }
}
