package org.openrouterwatcher.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryHashTest {

    private static final AuditEntry ENTRY = new AuditEntry(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            17,
            Instant.parse("2026-11-23T12:00:00.123456Z"),
            "account:7",
            "session",
            "api-token.revoke",
            "api-token:12",
            "refused",
            "forbidden",
            "request-1",
            null,
            "{\"status\": 403, \"what\": \"größer\"}");

    /** The expected value comes from another implementation of the documented encoding, so this never changes. */
    @Test
    void isTheOneThatOthersCompute() {
        assertThat(Link.after(new Head(4, "ab".repeat(32)), ENTRY))
                .isEqualTo(new Link(
                        5, "ab".repeat(32), "b0bf033637b212d4c97601956130f0a922c9e1d9fae04936de2409d070920e26"));
    }

    @Test
    void tellsAnAbsentFieldFromAnEmptyOne() {
        assertThat(EntryHash.of(1, Head.START.hash(), from("")))
                .isNotEqualTo(EntryHash.of(1, Head.START.hash(), ENTRY));
    }

    @Test
    void tellsWhereOneFieldEndsAndTheNextBegins() {
        var one = new AuditEntry(ENTRY.id(), 1, ENTRY.at(), "ab", "c", "d", null, "done", null, null, null, "{}");
        var other = new AuditEntry(ENTRY.id(), 1, ENTRY.at(), "a", "bc", "d", null, "done", null, null, null, "{}");

        assertThat(EntryHash.of(1, Head.START.hash(), one)).isNotEqualTo(EntryHash.of(1, Head.START.hash(), other));
    }

    private static AuditEntry from(String clientAddress) {
        return new AuditEntry(
                ENTRY.id(),
                ENTRY.serial(),
                ENTRY.at(),
                ENTRY.actor(),
                ENTRY.credential(),
                ENTRY.action(),
                ENTRY.subject(),
                ENTRY.outcome(),
                ENTRY.reason(),
                ENTRY.requestId(),
                clientAddress,
                ENTRY.details());
    }
}
