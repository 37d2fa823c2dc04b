package org.openrouterwatcher.messaging.producing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says {@link ProducerOverrideException} readably. */
final class ProducerOverrideFailureAnalyzer extends AbstractFailureAnalyzer<ProducerOverrideException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ProducerOverrideException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Remove it from spring.kafka.properties or spring.kafka.producer.", cause);
    }
}
