package org.openrouterwatcher.scheduler.ticks;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says {@link UnusableScheduleException} readably. */
final class UnusableScheduleFailureAnalyzer extends AbstractFailureAnalyzer<UnusableScheduleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableScheduleException cause) {
        return new FailureAnalysis(cause.getMessage(), "Mend the setting and start again.", cause);
    }
}
