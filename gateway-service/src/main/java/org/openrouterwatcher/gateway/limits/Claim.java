package org.openrouterwatcher.gateway.limits;

import java.util.function.Supplier;

/** What became of asking for one call of a token. */
public sealed interface Claim {

    /** It is known at once, mostly because this gateway holds some calls in stock. */
    record Decided(Allowance allowance) implements Claim {}

    /**
     * The other gateways have to be heard first.
     *
     * @param word waits for it, so not for a thread that others need
     */
    record Waiting(Supplier<Allowance> word) implements Claim {}

    /** What it is in the end; may wait. */
    default Allowance settled() {
        return switch (this) {
            case Decided(Allowance allowance) -> allowance;
            case Waiting(var word) -> word.get();
        };
    }
}
