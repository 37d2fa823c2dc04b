package org.openrouterwatcher.faults.check;

/**
 * Something that must not be.
 *
 * @param what with the ids by which it can be looked up
 */
public record Finding(Kind kind, String what) {

    /** Which invariant does not hold. */
    public enum Kind {
        /** I1: the system had promised it, and it is not there. */
        LOST,
        /** I2: it has taken effect more than once. */
        DOUBLED,
        /** I3: a revoked token was let through after it was proven, or later than is promised. */
        ACCEPTED,
        /** I4: a token was let through after it had been refused for good. */
        RESURRECTED,
        /** I5: a good token was refused. */
        REFUSED,
        /** It answered that it does not know what happened to it, instead of what is missing and when to come back. */
        BEWILDERED,
        /** What is shown is not what was spent. */
        WRONG_SUM,
        /** The audit trail is not whole. */
        BROKEN_TRAIL,
        /** It took longer than is promised. */
        LATE,
        /** A process takes more and more of the machine. */
        GROWN,
        /** It could not be seen to its end, so it shows nothing. */
        ABORTED
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
