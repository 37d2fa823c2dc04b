package org.openrouterwatcher.messaging.listening;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures that are not the record's fault: the next record would fare no better, and this one will later. */
final class Outage {

    private Outage() {}

    static boolean isCauseOf(Throwable failure) {
        return isDatabaseAway(failure) || isBrokerAway(failure);
    }

    static boolean isDatabaseAway(Throwable failure) {
        return causes(failure)
                .anyMatch(each -> each instanceof CannotCreateTransactionException
                        || each instanceof DataAccessResourceFailureException
                        || each instanceof TransientDataAccessException);
    }

    /** The record was handled, but nobody could be told: that comes as a failure of the record too. */
    private static boolean isBrokerAway(Throwable failure) {
        return causes(failure)
                .anyMatch(each -> each instanceof RetriableException || each instanceof CommitFailedException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause);
    }
}
