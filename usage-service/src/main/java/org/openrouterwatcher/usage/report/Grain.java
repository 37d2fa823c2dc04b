package org.openrouterwatcher.usage.report;

import org.jspecify.annotations.Nullable;

/** The tables of the ledger that can be asked for sums; a question goes to the coarsest one that can answer it. */
enum Grain {
    /** By key. */
    DAYS("usage_days"),
    /** By model and provider over all keys. */
    OWNER("owner_usage"),
    /** By key and model. */
    MODELS("usage_models"),
    /** By key, model and provider. */
    ROWS("usage_rows");

    final String table;

    Grain(String table) {
        this.table = table;
    }

    static Grain of(Scope scope, @Nullable GroupBy groupBy) {
        boolean ofKeys = scope.keyId() != null || groupBy == GroupBy.KEY;
        boolean ofModels = scope.model() != null || groupBy == GroupBy.MODEL;
        boolean ofProviders = groupBy == GroupBy.PROVIDER;
        if (!ofModels && !ofProviders) {
            return DAYS;
        }
        if (!ofKeys) {
            return OWNER;
        }
        return ofProviders ? ROWS : MODELS;
    }
}
