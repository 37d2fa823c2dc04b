package org.openrouterwatcher.usage.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose a key is, which never changes. */
@Repository
class KeyOwners {

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final Cache<Long, Long> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    KeyOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account; empty for a key that is not in this database. */
    Optional<Long> ownerOf(long keyId) {
        Optional<Long> owner = Optional.ofNullable(known.getIfPresent(keyId)).or(() -> read(keyId));
        owner.ifPresent(found -> known.put(keyId, found));
        return owner;
    }

    private Optional<Long> read(long keyId) {
        return jdbc.sql("SELECT owner_id FROM openrouter_keys WHERE id = :id")
                .param("id", keyId)
                .query(Long.class)
                .optional();
    }
}
