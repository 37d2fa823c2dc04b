package org.openrouterwatcher.usage.work;

/**
 * What was found out about a key upstream and is not written yet. Asking takes long and happens outside of
 * transactions; writing happens in one, together with the mark that the work is done.
 */
@FunctionalInterface
public interface Finding {

    /** Writes it, in the caller's transaction. */
    WorkOutcome write();

    /** Nothing to write. */
    static Finding of(WorkOutcome outcome) {
        return () -> outcome;
    }
}
