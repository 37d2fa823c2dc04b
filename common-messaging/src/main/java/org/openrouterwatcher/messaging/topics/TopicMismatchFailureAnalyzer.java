package org.openrouterwatcher.messaging.topics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says {@link TopicMismatchException} readably. */
final class TopicMismatchFailureAnalyzer extends AbstractFailureAnalyzer<TopicMismatchException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TopicMismatchException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Change the topic's policy with kafka-configs, or use a Kafka cluster of its own for the watcher.",
                cause);
    }
}
