package org.openrouterwatcher.messaging.listening;

import org.openrouterwatcher.events.UnreadableEventException;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** What happens to a record that could not be handled: again after a growing pause, until it is given up. */
final class FailureHandling {

    private FailureHandling() {}

    static DefaultErrorHandler errorHandler(GivingUp givingUp, Patience patience) {
        var handler = new DefaultErrorHandler(givingUp, patience);
        handler.setRetryListeners(givingUp, patience);
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setBackOffFunction((_, failure) -> patience.with(failure));
        // patience itself tells failures apart
        handler.setResetStateOnExceptionChange(false);
        return handler;
    }
}
