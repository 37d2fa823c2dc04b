package org.openrouterwatcher.benchmarks.restart;

/**
 * A request that was answered, or not.
 *
 * @param status 0 where nothing came
 */
record Done(String what, int wanted, int status, String body) {

    /** A revocation whose proof takes longer is accepted too (202), and that is no failure. */
    boolean isGood() {
        return status == wanted || (wanted == 204 && status == 202);
    }

    /** What is kept of it: thousands of good answers are read by nobody, and some are long. */
    Done brief() {
        return isGood() ? new Done(what, wanted, status, "") : this;
    }
}
