package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import org.openrouterwatcher.events.Event;

/**
 * Lets a service say on one of its topics how fresh the topic is. With such a bean the relay puts a mark into every
 * partition, but only when everything committed before the mark's time has been acknowledged there: a closed timestamp.
 *
 * <p>A relay that takes over first writes a mark whose {@code closedAt} is {@link Instant#EPOCH}: it proves nothing but
 * that the seal of the one before is broken. So a hearer keeps the highest {@code closedAt} it has seen.
 */
public interface FreshnessMarks {

    /** The topic that is marked; it must be one that keeps only the latest record of a key. */
    String topic();

    /** How often it is marked. */
    Duration interval();

    /** The mark in the words of the topic. */
    Event mark(Mark mark);

    /**
     * What a mark says.
     *
     * @param epoch higher than that of every relay before
     * @param closedAt everything committed before stands in the partition before this mark
     * @param sealed nothing follows until a mark of a higher epoch
     * @param version rises from mark to mark, over all epochs
     */
    record Mark(int partition, long epoch, Instant closedAt, boolean sealed, long version) {}
}
