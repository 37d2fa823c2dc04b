package org.openrouterwatcher.simulator.faults;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change of form that a reader of the API has to live with, or in the last case to refuse. */
public enum Oddity {
    /** Every date as documented. */
    DATES_PLAIN {
        @Override
        void reshape(ObjectNode item) {
            if (item.has("date")) {
                item.put("date", item.get("date").stringValue().substring(0, PLAIN_DATE_LENGTH));
            }
        }
    },
    /** Every date as seen since April 2026. */
    DATES_WITH_TIME {
        @Override
        void reshape(ObjectNode item) {
            DATES_PLAIN.reshape(item);
            if (item.has("date")) {
                item.put("date", item.get("date").stringValue() + " 00:00:00");
            }
        }
    },
    /** Fields and words that no specification has named yet. */
    UNKNOWN_WORDS {
        @Override
        void reshape(ObjectNode item) {
            item.put("carbon_grams", new BigDecimal("12.5"));
            item.putObject("forecast").putArray("next_days").add(1).add(2);
            if (item.has("limit_reset")) {
                item.put("limit_reset", "fortnightly");
            }
        }
    },
    /** `/key` with the seven fields it had in September 2025. */
    OLD_FIELDS {
        @Override
        void reshape(ObjectNode item) {
            item.retain(SEPTEMBER_2025);
        }
    },
    /** Whole numbers written as 5.0. */
    FLOAT_COUNTS {
        @Override
        void reshape(ObjectNode item) {
            item.properties().stream()
                    .filter(field -> field.getValue().isIntegralNumber())
                    .toList()
                    .forEach(field -> item.put(
                            field.getKey(), field.getValue().decimalValue().setScale(1)));
        }
    },
    /** Numbers written as text and as objects: nothing a sum could trust. */
    WRONG_TYPES {
        @Override
        void reshape(ObjectNode item) {
            item.properties().stream()
                    .filter(field -> field.getValue().isNumber())
                    .toList()
                    .forEach(field -> item.putObject(field.getKey()).put("amount", "plenty"));
        }
    };

    private static final int PLAIN_DATE_LENGTH = "2026-01-02".length();

    private static final Set<String> SEPTEMBER_2025 =
            Set.of("label", "limit", "limit_remaining", "usage", "is_free_tier", "is_provisioning_key", "rate_limit");

    abstract void reshape(ObjectNode item);

    /** Reshapes each object under {@code data}. */
    public void applyTo(ObjectNode body) {
        switch (body.get("data")) {
            case ObjectNode item -> reshape(item);
            case ArrayNode items -> items.forEach(this::reshapeElement);
            case null, default -> {}
        }
    }

    private void reshapeElement(JsonNode element) {
        if (element instanceof ObjectNode item) {
            reshape(item);
        }
    }
}
