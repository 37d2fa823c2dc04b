package org.openrouterwatcher.scheduler.audit;

/**
 * All that people do here, or are refused; what the clock does stands in the history of ticks. Entries are kept for
 * ever, so a word keeps its meaning.
 */
public final class Actions {

    /** A tick by hand. */
    public static final String JOB_RUN = "job.run";

    /** A job is paused or resumed. */
    public static final String JOB_SWITCH = "job.switch";

    private Actions() {}
}
