package org.openrouterwatcher.cluster.fuzz;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes what a schema asks for, or something else. */
final class Values {

    /** A number in the place of an id that may be one of ours: few, so that some exist. */
    private static final int IDS = 12;

    private final Dice dice;

    Values(Dice dice) {
        this.dice = dice;
    }

    /** A text that fits the schema, as it stands in a path or query before it is encoded. */
    String good(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> all) {
            return String.valueOf(dice.any(all));
        }
        return switch (type(schema)) {
            case "integer" -> goodNumber(schema);
            case "boolean" -> String.valueOf(dice.oneIn(2));
            default -> goodText(schema);
        };
    }

    /** JSON that fits the schema. */
    String goodJson(Map<String, Object> schema) {
        return switch (type(schema)) {
            case "object" -> inBraces(goodFields(schema));
            case "integer", "boolean" -> good(schema);
            default -> Json.quoted(good(schema));
        };
    }

    /** JSON of an object in which one thing, or more, is not as it should be. */
    String nearlyGoodJson(Map<String, Object> schema) {
        var fields = goodFields(schema);
        for (int times = 1 + dice.below(2); times > 0; times--) {
            String name = fields.isEmpty() || dice.oneIn(4) ? anyName(schema) : dice.any(List.copyOf(fields.keySet()));
            if (dice.oneIn(6)) {
                fields.remove(name);
            } else {
                fields.put(name, hostileJson());
            }
        }
        return inBraces(fields);
    }

    /** Any JSON, or nearly JSON, in place of a value. */
    String hostileJson() {
        return switch (dice.below(4)) {
            case 0 -> dice.any(HostileValues.NUMBERS);
            case 1 -> dice.any(HostileValues.OTHERS);
            default -> Json.quoted(hostile());
        };
    }

    /** Any text in place of a value. */
    String hostile() {
        return dice.oneIn(4) ? dice.any(HostileValues.NUMBERS) : dice.any(HostileValues.TEXTS);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> goodFields(Map<String, Object> schema) {
        var required = (List<String>) schema.getOrDefault("required", List.of());
        var fields = new LinkedHashMap<String, String>();
        ((Map<String, Map<String, Object>>) schema.get("properties")).forEach((name, field) -> {
            if (required.contains(name) || dice.oneIn(2)) {
                fields.put(name, goodJson(field));
            }
        });
        return fields;
    }

    private String anyName(Map<String, Object> schema) {
        return dice.oneIn(2)
                ? dice.any(List.copyOf(((Map<?, ?>) schema.get("properties")).keySet()))
                        .toString()
                : hostile();
    }

    static String inBraces(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Json.quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String goodNumber(Map<String, Object> schema) {
        long from = schema.get("minimum") instanceof Number minimum ? minimum.longValue() : 1;
        return String.valueOf(
                schema.get("maximum") instanceof Number maximum
                        ? dice.between(from, maximum.longValue())
                        : from + dice.below(IDS));
    }

    private String goodText(Map<String, Object> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "email" -> "fuzz-" + dice.hex(12) + "@example.org";
            case "date" -> LocalDate.now().minusDays(dice.below(400)).toString();
            case "date-time" ->
                Instant.now()
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(1 + dice.below(20), ChronoUnit.DAYS)
                        .toString();
            case "duration" -> "PT" + dice.below(200) + "H";
            case "uuid" -> dice.uuid().toString();
            case "password" -> secret(String.valueOf(schema.get("pattern")));
            default -> String.valueOf(schema.get("pattern")).startsWith("^[a-z0-9") ? "account:1" : words();
        };
    }

    private String secret(String pattern) {
        if (pattern.startsWith("^sk-or-v1-")) {
            return dice.oneIn(3) ? Cast.OPENROUTER_KEY : "sk-or-v1-" + dice.hex(64);
        }
        if (pattern.startsWith("^or_api_")) {
            return dice.oneIn(3) ? Cast.LEAKED_TOKEN : "or_api_" + dice.hex(49);
        }
        return dice.oneIn(2) ? Cast.PASSWORD : "no such sentence as " + dice.hex(8);
    }

    private String words() {
        return dice.any(
                "nightly report", "team", "\u00fcber-Key \u4f60\u597d", "a", "x".repeat(100), "anthropic/claude-4");
    }

    static String type(Map<String, Object> schema) {
        return switch (schema.get("type")) {
            case String type -> type;
            case List<?> types -> (String) types.getFirst();
            case null, default -> "string";
        };
    }
}
