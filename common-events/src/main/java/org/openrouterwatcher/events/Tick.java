package org.openrouterwatcher.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * Time has come for a job. A tick says when, never how: what to do, and how long to keep things, belongs to the hearer.
 * The id derives from job and slot, so the same slot told twice is one tick.
 */
public sealed interface Tick extends Event {

    UUID tickId();

    /** The slot this tick stands for. */
    Instant dueAt();

    /** Start of the time this tick covers, inclusive. */
    Instant windowStart();

    /** End of the time this tick covers, exclusive. */
    Instant windowEnd();

    Cause cause();

    @JsonIgnore
    Job job();

    @Override
    default String subject() {
        return job().wireName();
    }

    /** Why a tick was emitted. */
    enum Cause {
        SCHEDULE,
        @JsonProperty("catch-up")
        CATCH_UP,
        MANUAL
    }

    /** Usage of every key is to be read from OpenRouter. */
    @WireName("org.openrouterwatcher.tick.usage-sync-due.v1")
    record UsageSyncDue(UUID tickId, Instant dueAt, Instant windowStart, Instant windowEnd, Cause cause)
            implements Tick {
        @Override
        public Job job() {
            return Job.USAGE_SYNC;
        }
    }

    /** Every key is to be checked against OpenRouter. */
    @WireName("org.openrouterwatcher.tick.key-validation-due.v1")
    record KeyValidationDue(UUID tickId, Instant dueAt, Instant windowStart, Instant windowEnd, Cause cause)
            implements Tick {
        @Override
        public Job job() {
            return Job.KEY_VALIDATION;
        }
    }

    /** Usage older than the retention is to be removed. */
    @WireName("org.openrouterwatcher.tick.usage-purge-due.v1")
    record UsagePurgeDue(UUID tickId, Instant dueAt, Instant windowStart, Instant windowEnd, Cause cause)
            implements Tick {
        @Override
        public Job job() {
            return Job.USAGE_PURGE;
        }
    }
}
