package org.openrouterwatcher.usage.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the work on one key.
 *
 * @param rows ledger rows written
 * @param detail one sentence for a person; null when it succeeded
 */
public record WorkOutcome(
        boolean succeeded, long rows, @Nullable String detail) {

    public static WorkOutcome success(long rows) {
        return new WorkOutcome(true, rows, null);
    }

    public static WorkOutcome failure(long rows, String detail) {
        return new WorkOutcome(false, rows, detail);
    }

    /** What became of several pieces of work together: a failure when one of them is. */
    public static WorkOutcome of(List<WorkOutcome> parts) {
        long rows = parts.stream().mapToLong(WorkOutcome::rows).sum();
        List<WorkOutcome> failures =
                parts.stream().filter(part -> !part.succeeded).toList();
        return failures.isEmpty()
                ? success(rows)
                : failure(
                        rows,
                        "%d of %d keys failed, the first with: %s"
                                .formatted(failures.size(), parts.size(), failures.getFirst().detail));
    }
}
