package org.openrouterwatcher.usage.report;

import java.util.Locale;

/** By what an owner's spend is split. */
enum GroupBy {
    MODEL("model"),
    KEY("key_id"),
    PROVIDER("provider");

    /** Its column in the tables of the ledger. */
    final String column;

    GroupBy(String column) {
        this.column = column;
    }

    static GroupBy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As people write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
