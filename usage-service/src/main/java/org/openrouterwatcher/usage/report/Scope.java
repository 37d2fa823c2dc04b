package org.openrouterwatcher.usage.report;

import org.jspecify.annotations.Nullable;

/** Which of an owner's figures are wanted; null filters nothing. */
record Scope(long ownerId, @Nullable Long keyId, @Nullable String model) {

    /** The same, whatever the model. */
    Scope ofAnyModel() {
        return new Scope(ownerId, keyId, null);
    }
}
