package org.openrouterwatcher.usage.openrouter;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on one completed UTC day at one endpoint ({@code GET /activity}). The same day and model come once per
 * endpoint; which key it was is not said.
 *
 * @param modelPermaslug the stable name of the model; null, with endpoint and provider, on rows that lack it
 * @param usage credits, USD
 * @param byokUsageInference spent with own provider keys at list price, USD; not part of usage
 * @param reasoningTokens documented as part of completion tokens, seen above them
 */
public record ActivityItem(
        LocalDate date,
        String model,
        @Nullable String modelPermaslug,
        @Nullable String endpointId,
        @Nullable String providerName,
        BigDecimal usage,
        BigDecimal byokUsageInference,
        long requests,
        long promptTokens,
        long completionTokens,
        long reasoningTokens) {

    static ActivityItem from(Fields fields) {
        return new ActivityItem(
                fields.date("date"),
                fields.text("model"),
                fields.optionalText("model_permaslug"),
                fields.optionalText("endpoint_id"),
                fields.optionalText("provider_name"),
                fields.money("usage"),
                fields.money("byok_usage_inference"),
                fields.count("requests"),
                fields.count("prompt_tokens"),
                fields.count("completion_tokens"),
                fields.count("reasoning_tokens"));
    }

    /** True spend: credits and own provider keys together, USD. */
    public BigDecimal cost() {
        return usage.add(byokUsageInference);
    }
}
