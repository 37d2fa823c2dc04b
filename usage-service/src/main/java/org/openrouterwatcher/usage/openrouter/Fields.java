package org.openrouterwatcher.usage.openrouter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one JSON object of OpenRouter's as tolerantly as money allows: unknown fields do not matter, whole numbers may
 * be written as 5.0 or as text, dates with or without a time. What is left is an {@link UnreadableAnswerException}.
 */
final class Fields {

    // far beyond any bill; keeps 1e999999999 from becoming a gigabyte of digits in the first sum
    private static final int MOST_DIGITS = 30;
    private static final int MOST_TEXT = 1_000;
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([ T].*)?");

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** The object under {@code data}. */
    static Fields data(JsonNode body) {
        return of(body.path("data"), "data");
    }

    /** The objects under {@code data}. */
    static List<Fields> items(JsonNode body) {
        if (!body.path("data").isArray()) {
            throw new UnreadableAnswerException("data is not a list");
        }
        return body.path("data")
                .valueStream()
                .map(item -> of(item, "an item of data"))
                .toList();
    }

    private static Fields of(JsonNode node, String name) {
        if (!node.isObject()) {
            throw new UnreadableAnswerException(name + " is not an object");
        }
        return new Fields(node);
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    @Nullable
    String optionalText(String name) {
        var node = object.path(name);
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isString() || node.stringValue().length() > MOST_TEXT) {
            throw new UnreadableAnswerException(name + " is not a short text");
        }
        return node.stringValue();
    }

    /** False when it is not said. */
    boolean flag(String name) {
        return object.path(name).asBoolean(false);
    }

    BigDecimal money(String name) {
        return required(name, optionalMoney(name));
    }

    @Nullable
    BigDecimal optionalMoney(String name) {
        var node = object.path(name);
        if (isAbsent(node)) {
            return null;
        }
        var number = node.isNumber() || node.isString() ? node.asDecimalOpt().orElse(null) : null;
        if (number == null || number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new UnreadableAnswerException(name + " is not an amount");
        }
        return number;
    }

    /** A whole number, at least 0. */
    long count(String name) {
        try {
            var count = money(name).longValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException fraction) {
            // refused below, like a negative one
        }
        throw new UnreadableAnswerException(name + " is not a count");
    }

    LocalDate date(String name) {
        var day = DAY.matcher(text(name));
        try {
            if (day.matches()) {
                return LocalDate.parse(day.group(1));
            }
        } catch (DateTimeException noSuchDay) {
            // refused below, like any other text
        }
        throw new UnreadableAnswerException(name + " is not a date");
    }

    /** Null also when it cannot be read: no sum depends on it. */
    @Nullable
    Instant optionalInstant(String name) {
        var text = optionalText(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new UnreadableAnswerException(name + " is missing");
        }
        return value;
    }
}
