package org.openrouterwatcher.messaging.listening;

import java.util.stream.Stream;
import org.openrouterwatcher.events.UnreadableEventException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** What happens to a record that could not be handled: again after a growing pause, until it is given up. */
final class FailureHandling {

    private FailureHandling() {}

    static DefaultErrorHandler errorHandler(GivingUp givingUp, ListenerProperties properties) {
        var handler = new DefaultErrorHandler(givingUp, bounded(properties));
        handler.setRetryListeners(givingUp);
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setBackOffFunction((_, exception) -> isDatabaseAway(exception) ? unbounded(properties) : null);
        handler.setResetStateOnExceptionChange(false);
        return handler;
    }

    private static BackOff bounded(ListenerProperties properties) {
        ExponentialBackOff backOff = unbounded(properties);
        backOff.setMaxElapsedTime(properties.giveUpAfter().toMillis());
        return backOff;
    }

    private static ExponentialBackOff unbounded(ListenerProperties properties) {
        var backOff = new ExponentialBackOff(properties.firstPause().toMillis(), 2.0);
        backOff.setMaxInterval(properties.longestPause().toMillis());
        return backOff;
    }

    /** Not the record's fault: the next one would fare no better. */
    static boolean isDatabaseAway(Throwable exception) {
        return Stream.iterate(exception, each -> each != null, Throwable::getCause)
                .anyMatch(each -> each instanceof CannotCreateTransactionException
                        || each instanceof DataAccessResourceFailureException
                        || each instanceof TransientDataAccessException);
    }
}
