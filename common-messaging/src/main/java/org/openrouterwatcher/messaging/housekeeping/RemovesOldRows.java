package org.openrouterwatcher.messaging.housekeeping;

/** A table whose rows are kept for a time only. */
public interface RemovesOldRows {

    /**
     * Removes rows that are old enough, in a transaction of its own.
     *
     * @return how many it removed; fewer than the limit means there are no more
     */
    int removeOldRows(int limit);
}
