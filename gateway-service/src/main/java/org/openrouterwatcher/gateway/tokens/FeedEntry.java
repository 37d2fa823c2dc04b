package org.openrouterwatcher.gateway.tokens;

import java.util.Locale;
import org.openrouterwatcher.events.TokenEvent;

/** What a record of the feed is worth. */
sealed interface FeedEntry {

    /** Token-service says so. */
    record Told(TokenEvent event) implements FeedEntry {}

    /** Nothing is to be believed of it. */
    record Ignored(Why why) implements FeedEntry {}

    /** Why a record changes nothing. */
    enum Why {
        /** Says that its subject is gone for good; the view forgets that by itself, and nobody's word is needed. */
        TOMBSTONE,
        /** Token-service signs everything. */
        UNSIGNED,
        /** The signature is of other bytes, or made with a key that we do not have. */
        FORGED,
        /** A type that this version does not know. */
        UNKNOWN,
        /** Not an event of this topic and partition. */
        MISPLACED,
        /** Signed, but no event. */
        UNREADABLE;

        /** The word in logs and metrics. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
