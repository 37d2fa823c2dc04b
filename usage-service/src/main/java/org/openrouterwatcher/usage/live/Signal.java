package org.openrouterwatcher.usage.live;

import java.time.Instant;
import org.openrouterwatcher.events.UsageEvent;
import org.openrouterwatcher.events.UsageEvent.KeyRegistered;
import org.openrouterwatcher.events.UsageEvent.KeyRemoved;
import org.openrouterwatcher.events.UsageEvent.KeyStatusChanged;
import org.openrouterwatcher.events.UsageEvent.UsagePurged;
import org.openrouterwatcher.events.UsageEvent.UsageUpdated;

/**
 * That something about a key is new: which key and since when, never what. Whoever hears it asks again.
 *
 * @param at when it became true
 */
record Signal(About about, Instant at) {

    /** What is new, and of which key: of several that say the same, one is enough. */
    record About(Kind kind, long keyId) {}

    enum Kind {
        USAGE_UPDATED("usage-updated"),
        KEY_STATUS_CHANGED("key-status-changed"),
        KEY_REGISTERED("key-registered"),
        KEY_REMOVED("key-removed"),
        USAGE_PURGED("usage-purged");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The name of the server-sent event. */
        String word() {
            return word;
        }
    }

    static Signal of(UsageEvent event, Instant at) {
        return new Signal(new About(kind(event), event.keyId()), at);
    }

    private static Kind kind(UsageEvent event) {
        return switch (event) {
            case UsageUpdated _ -> Kind.USAGE_UPDATED;
            case KeyStatusChanged _ -> Kind.KEY_STATUS_CHANGED;
            case KeyRegistered _ -> Kind.KEY_REGISTERED;
            case KeyRemoved _ -> Kind.KEY_REMOVED;
            case UsagePurged _ -> Kind.USAGE_PURGED;
        };
    }
}
