package org.openrouterwatcher.token.gateways;

import static org.openrouterwatcher.token.database.DatabaseTime.of;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The gateways that have asked for changes, each with the last time it did. */
@Repository
public class GatewayPolls {

    private final JdbcClient jdbc;
    private final Clock clock;

    GatewayPolls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes that a gateway asks. It is committed when this returns: who revokes something that is not in the answer
     * finds the gateway here.
     *
     * @param cursor what transactions below have changed, it has applied
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(String gateway, long cursor) {
        jdbc.sql("""
                        insert into gateway_polls as known (gateway, count, cursor, polled_at)
                        values (:gateway, nextval('gateway_poll_count'), :cursor, :now)
                        on conflict (gateway) do update set
                            count = greatest(known.count, excluded.count),
                            cursor = greatest(known.cursor, excluded.cursor),
                            polled_at = excluded.polled_at
                        """)
                .param("gateway", gateway)
                .param("cursor", cursor)
                .param("now", of(clock.instant()))
                .update();
    }

    /** Tells the roll of every gateway that has ever asked. */
    public void tell(GatewayRoll roll) {
        jdbc.sql("select gateway, count, cursor from gateway_polls")
                .query((row, _) -> {
                    roll.polled(row.getString("gateway"), row.getLong("count"), row.getLong("cursor"));
                    return row;
                })
                .list();
    }

    /** Per gateway, the count of its last poll. */
    Map<String, Long> counts() {
        return jdbc
                .sql("select gateway, count from gateway_polls")
                .query((row, _) -> Map.entry(row.getString("gateway"), row.getLong("count")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Forgets a gateway, unless it has polled since it had this count. */
    void forget(String gateway, long count) {
        jdbc.sql("delete from gateway_polls where gateway = :gateway and count = :count")
                .param("gateway", gateway)
                .param("count", count)
                .update();
    }
}
