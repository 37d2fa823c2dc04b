package org.openrouterwatcher.simulator.world;

import java.util.stream.IntStream;
import org.openrouterwatcher.simulator.world.Route.Payment;
import org.openrouterwatcher.simulator.world.Route.Reasoning;

/** The models the simulated accounts use. Odd prices on purpose: sums must survive nine and more decimals. */
final class Routes {

    static final Route SONNET_ANTHROPIC =
            Route.of("anthropic/claude-sonnet-4.6", "20260115", "Anthropic", "0.000003", "0.000015");
    static final Route SONNET_BEDROCK =
            Route.of("anthropic/claude-sonnet-4.6", "20260115", "Amazon Bedrock", "0.000003", "0.000015");
    static final Route SONNET_VERTEX =
            Route.of("anthropic/claude-sonnet-4.6", "20260115", "Google Vertex", "0.00000309", "0.00001545");
    static final Route GPT = Route.of("openai/gpt-5.4", "20260301", "OpenAI", "0.0000025", "0.00001");
    static final Route GPT_THINKING = Route.of(
                    "openai/gpt-5.4-thinking", "20260301", "OpenAI", "0.000004135", "0.000016547")
            .thinking(Reasoning.ABOVE_COMPLETION);
    static final Route GEMINI = Route.of(
                    "google/gemini-3-flash", "20251217", "Google AI Studio", "0.000000247", "0.000001978")
            .thinking(Reasoning.WITHIN_COMPLETION);
    static final Route DEEPSEEK =
            Route.of("deepseek/deepseek-v3.2", "20251201", "DeepInfra", "0.000000137913", "0.000000412377");
    static final Route LLAMA_FREE = Route.of("meta-llama/llama-3.3-70b-instruct:free", "20241206", "Venice", "0", "0");
    static final Route MISTRAL_TRIMMED = Route.of(
                    "mistralai/mistral-large", "20251202", "Mistral", "0.0000005", "0.0000015")
            .trimmed();
    static final Route SONNET_OWN_KEY = SONNET_ANTHROPIC.paid(Payment.OWN_KEY);
    static final Route GPT_OWN_KEY = GPT.paid(Payment.OWN_KEY_WITH_FEE);

    private static final int PROVIDERS = 4;

    private Routes() {}

    /** So many endpoints, four of them for each of as many models as that takes. */
    static Route[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Route.of(
                        "bulk/model-%03d".formatted(number / PROVIDERS),
                        "20260101",
                        "Provider " + number % PROVIDERS,
                        "0.000000137913",
                        "0.000000412377"))
                .toArray(Route[]::new);
    }
}
