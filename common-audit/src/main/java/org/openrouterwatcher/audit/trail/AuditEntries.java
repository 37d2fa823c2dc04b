package org.openrouterwatcher.audit.trail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The entries as they are written: not chained yet. */
public final class AuditEntries {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditEntries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Adds an entry in the caller's transaction. */
    public void add(Draft draft) {
        Circumstances circumstances = draft.circumstances();
        jdbc.sql("""
                        insert into audit_entries
                            (id, at, actor, credential, action, subject, outcome, reason, request_id, client_address, details)
                        values (:id, :at, :actor, :credential, :action, :subject, :outcome, :reason, :requestId,
                                :clientAddress, :details::jsonb)
                        """)
                .param("id", UUID.randomUUID())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", circumstances.actor().name())
                .param("credential", circumstances.actor().credential())
                .param("action", draft.action())
                .param(
                        "subject",
                        draft.subject() == null ? null : draft.subject().toString())
                .param("outcome", draft.outcome())
                .param("reason", draft.refusedFor())
                .param("requestId", circumstances.requestId())
                .param("clientAddress", circumstances.clientAddress())
                .param("details", json.writeValueAsString(draft.details()))
                .update();
    }
}
