package org.openrouterwatcher.usage.ledger;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.UsageEvent.UsageLine;

/**
 * What one key spent on one UTC day on one model at one endpoint of a provider. Null means that the source does not
 * know, never zero.
 */
public record UsageRow(Route route, Counts counts, Money money) {

    /** What was used: the identity of a row within its key and day. */
    public record Route(
            @Nullable String model,
            @Nullable String modelPermaslug,
            @Nullable String provider,
            @Nullable String endpointId) {

        /** The source knows nothing but money. */
        public static final Route UNKNOWN = new Route(null, null, null, null);
    }

    /**
     * How much was used.
     *
     * @param tokensReasoning documented as a part of output, yet seen above it
     */
    public record Counts(
            @Nullable Long requests,
            @Nullable Long tokensInput,
            @Nullable Long tokensOutput,
            @Nullable Long tokensReasoning) {

        /** The source knows nothing but money. */
        public static final Counts UNKNOWN = new Counts(null, null, null, null);

        static final Counts NOTHING = new Counts(0L, 0L, 0L, 0L);

        boolean areKnown() {
            return requests != null && tokensInput != null && tokensOutput != null;
        }

        Counts plus(Counts other) {
            return new Counts(
                    sum(requests, other.requests),
                    sum(tokensInput, other.tokensInput),
                    sum(tokensOutput, other.tokensOutput),
                    sum(tokensReasoning, other.tokensReasoning));
        }

        /** A sum with something unknown in it is unknown. */
        private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
            return one == null || other == null ? null : Long.valueOf(Math.addExact(one, other));
        }
    }

    /** A row of a source that knows nothing but money. */
    static UsageRow of(Money money) {
        return new UsageRow(Route.UNKNOWN, Counts.UNKNOWN, money);
    }

    /** Sums rows that are about the same: upstream repeats model and endpoint, and a later row must not hide them. */
    static List<UsageRow> merged(List<UsageRow> rows) {
        var byRoute = rows.stream().collect(toMap(UsageRow::route, row -> row, UsageRow::plus, LinkedHashMap::new));
        return List.copyOf(byRoute.values());
    }

    boolean isComplete() {
        return route.model != null && counts.areKnown();
    }

    UsageLine line() {
        return new UsageLine(
                route.model,
                route.modelPermaslug,
                route.provider,
                route.endpointId,
                counts.requests,
                counts.tokensInput,
                counts.tokensOutput,
                counts.tokensReasoning,
                money.credits(),
                money.byok());
    }

    private UsageRow plus(UsageRow other) {
        return new UsageRow(route, counts.plus(other.counts), money.plus(other.money));
    }
}
