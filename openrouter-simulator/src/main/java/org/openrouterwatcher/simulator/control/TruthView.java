package org.openrouterwatcher.simulator.control;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.Spent;
import org.openrouterwatcher.simulator.world.Truth;
import tools.jackson.databind.node.ObjectNode;

/** The truth as JSON, with sums by key, day, model, provider and endpoint. */
final class TruthView {

    /** An amount with its total spelled out. */
    private record Amount(
            BigDecimal credits,
            BigDecimal byok,
            BigDecimal total,
            long requests,
            long promptTokens,
            long completionTokens,
            long reasoningTokens) {

        static Amount of(Spent spent) {
            return new Amount(
                    Json.plain(spent.credits()),
                    Json.plain(spent.byok()),
                    Json.plain(spent.total()),
                    spent.requests(),
                    spent.promptTokens(),
                    spent.completionTokens(),
                    spent.reasoningTokens());
        }
    }

    private TruthView() {}

    static ObjectNode of(Truth truth) {
        var body = Json.object()
                .put("as_of", truth.asOf().toString())
                .put("today", truth.today().toString());
        body.set("keys", Json.MAPPER.valueToTree(truth.keys()));
        sums(body, "by_key", truth, Truth.Row::key);
        sums(body, "by_day", truth, row -> row.date().toString());
        sums(body, "by_model", truth, Truth.Row::model);
        sums(body, "by_provider", truth, Truth.Row::provider);
        sums(body, "by_endpoint", truth, Truth.Row::endpointId);
        body.set("rows", Json.MAPPER.valueToTree(truth.rows()));
        return body;
    }

    private static void sums(
            ObjectNode body, String field, Truth truth, Function<Truth.Row, @Nullable String> property) {
        Map<String, Amount> amounts = new TreeMap<>();
        truth.by(property).forEach((value, spent) -> amounts.put(value, Amount.of(spent)));
        body.set(field, Json.MAPPER.valueToTree(amounts));
    }
}
