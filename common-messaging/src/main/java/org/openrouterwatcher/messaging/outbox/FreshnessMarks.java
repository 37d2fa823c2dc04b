package org.openrouterwatcher.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.openrouterwatcher.events.Event;
import org.openrouterwatcher.revocation.ClosingBarrier;

/**
 * Lets a service say on one of its topics how fresh the topic is. With such a bean the relay puts a mark into every
 * partition, but only when everything committed before a moment has been acknowledged there. Events of that topic are
 * not written while the topic is sealed.
 *
 * <p>A relay that takes over first writes a mark whose {@code closedAt} is {@link Instant#EPOCH} and which names
 * nobody: it proves nothing but that the seal of the one before is broken.
 */
public interface FreshnessMarks {

    /** The topic that is marked; it must be one that keeps only the latest record of a key. */
    String topic();

    /** How often it is marked. */
    Duration interval();

    /** Per hearer, the highest beat that was heard until now. It is asked before the outbox is looked at. */
    Map<String, Long> heard();

    /** The mark in the words of the topic. */
    Event mark(Mark mark);

    /**
     * What a mark says.
     *
     * @param epoch higher than that of every relay before
     * @param closed what was committed before any of its moments stands in the partition before this mark
     * @param sealed nothing follows until a mark of a higher epoch
     * @param version rises from mark to mark, over all epochs
     */
    record Mark(int partition, long epoch, ClosingBarrier.Promise closed, boolean sealed, long version) {}
}
