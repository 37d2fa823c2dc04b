package org.openrouterwatcher.usage.openrouter;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.openrouterwatcher.usage.openrouter.Outcome.Failed;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns what came over the wire into an {@link Answer}. */
final class AnswerReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int MOST_REASON = 200;
    private static final Pattern KEY_LIKE = Pattern.compile("sk-[\\w.-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private AnswerReader() {}

    static <T> Answer<T> read(Outcome outcome, Function<JsonNode, T> content) {
        return switch (outcome) {
            case Failed failed -> new Answer.Unavailable<>(failed.reason(), failed.retryAfter());
            case Replied replied when replied.status() / 100 == 2 -> readContent(replied.body(), content);
            case Replied replied -> refusal(replied);
        };
    }

    private static <T> Answer<T> readContent(byte[] body, Function<JsonNode, T> content) {
        try {
            return new Answer.Ok<>(content.apply(JSON.readTree(body)));
        } catch (UnreadableAnswerException unreadable) {
            return new Answer.Unavailable<>("OpenRouter's answer is unreadable: " + unreadable.getMessage(), null);
        } catch (JacksonException noJson) {
            return new Answer.Unavailable<>("OpenRouter's answer is unreadable: not JSON", null);
        }
    }

    private static <T> Answer<T> refusal(Replied replied) {
        var status = replied.status();
        return switch (status) {
            case 401 -> new Answer.Unauthorized<>();
            case 402 -> new Answer.OutOfFunds<>();
            case 403 -> new Answer.Forbidden<>(reason(replied));
            case 404 -> new Answer.NotFound<>();
            default -> {
                if (RetryRule.mayPass(replied)) {
                    yield new Answer.Unavailable<>("OpenRouter answered " + status, replied.retryAfter());
                }
                yield status / 100 == 4
                        ? new Answer.BadRequest<>(reason(replied))
                        : new Answer.Unavailable<>(
                                "OpenRouter answered %d, which is not followed".formatted(status), null);
            }
        };
    }

    /** OpenRouter's own words where the body is as published, else the status. Free text: never to branch on. */
    private static String reason(Replied replied) {
        var message = message(replied.body());
        if (message.isBlank()) {
            return "OpenRouter answered " + replied.status();
        }
        var clean =
                CONTROL.matcher(KEY_LIKE.matcher(message).replaceAll("[key]")).replaceAll(" ");
        return clean.length() <= MOST_REASON ? clean : clean.substring(0, MOST_REASON);
    }

    private static String message(byte[] body) {
        try {
            return JSON.readTree(body).path("error").path("message").asString("");
        } catch (JacksonException noJson) {
            return "";
        }
    }
}
