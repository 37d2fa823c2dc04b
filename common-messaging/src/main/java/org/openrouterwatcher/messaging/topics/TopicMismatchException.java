package org.openrouterwatcher.messaging.topics;

/** A topic exists, but as something else than what our promises rest on. The service does not start. */
public final class TopicMismatchException extends RuntimeException {

    public TopicMismatchException(String topic, String found, String wanted) {
        super("Kafka topic " + topic + " has cleanup.policy=" + found + ", but must have cleanup.policy=" + wanted
                + ".");
    }
}
