package org.openrouterwatcher.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the world may know about OpenRouter keys and what was spent with them. Money is in USD, exact. */
public sealed interface UsageEvent extends Event, Versioned {

    long keyId();

    @Override
    default String subject() {
        return Long.toString(keyId());
    }

    /** A key is watched from now on. {@code label} is OpenRouter's masked form; the key itself is in no event. */
    @WireName("org.openrouterwatcher.key.registered.v1")
    record KeyRegistered(
            long keyId,
            long ownerId,
            String name,
            @Nullable String label,
            KeyKind kind,
            KeyState status,
            Instant registeredAt,
            long version)
            implements UsageEvent {}

    /** A key is not watched any more. */
    @WireName("org.openrouterwatcher.key.removed.v1")
    record KeyRemoved(long keyId, long ownerId, Instant removedAt, long version) implements UsageEvent {}

    /**
     * What is known about whether a key works has changed.
     *
     * @param reason one sentence for a person; null when the key simply works
     */
    @WireName("org.openrouterwatcher.key.status-changed.v1")
    record KeyStatusChanged(
            long keyId,
            KeyState from,
            KeyState to,
            @Nullable String reason,
            Instant changedAt,
            long version) implements UsageEvent {}

    /**
     * All that is known about one key and UTC day. It replaces every earlier record about that key and day with a lower
     * version, so it is safe under repetition, loss of order and compaction.
     *
     * @param lines what was spent by model and endpoint; the day's cost is their sum
     * @param complete false while the day goes on, or where the source does not know requests, tokens or models
     * @param asOf when OpenRouter was asked
     * @param version rises with every change of this key and day
     */
    @WireName("org.openrouterwatcher.usage.updated.v1")
    record UsageUpdated(
            long keyId,
            LocalDate day,
            UsageSource source,
            boolean complete,
            List<UsageLine> lines,
            Instant asOf,
            long version)
            implements UsageEvent {
        public UsageUpdated {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of a day: a model at one endpoint of a provider. Null means the source does not know, never zero.
     *
     * @param creditsCost charged to OpenRouter credits
     * @param byokCost spent with own provider keys, at list price
     */
    record UsageLine(
            @Nullable String model,
            @Nullable String modelPermaslug,
            @Nullable String provider,
            @Nullable String endpointId,
            @Nullable Long requests,
            @Nullable Long tokensInput,
            @Nullable Long tokensOutput,
            @Nullable Long tokensReasoning,
            BigDecimal creditsCost,
            BigDecimal byokCost) {}

    /** Days before {@code keptFrom} are no longer known for a key. */
    @WireName("org.openrouterwatcher.usage.purged.v1")
    record UsagePurged(long keyId, LocalDate keptFrom, long rows, Instant purgedAt, long version)
            implements UsageEvent {}
}
