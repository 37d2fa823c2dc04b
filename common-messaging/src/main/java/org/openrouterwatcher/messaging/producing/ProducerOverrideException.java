package org.openrouterwatcher.messaging.producing;

/** The configuration tries to change a producer setting on which promises rest. The service does not start. */
public final class ProducerOverrideException extends RuntimeException {

    public ProducerOverrideException(String name, Object pinned, Object configured) {
        super("The Kafka producer setting " + name + " is fixed at " + pinned + " and cannot be set to " + configured
                + ".");
    }
}
