package org.openrouterwatcher.usage.work;

import org.jspecify.annotations.Nullable;

/**
 * What became of the work on one key.
 *
 * @param rows ledger rows written
 * @param detail one sentence for a person; null when it succeeded
 */
public record WorkOutcome(boolean succeeded, long rows, @Nullable String detail) {

    public static WorkOutcome success(long rows) {
        return new WorkOutcome(true, rows, null);
    }

    public static WorkOutcome failure(long rows, String detail) {
        return new WorkOutcome(false, rows, detail);
    }
}
