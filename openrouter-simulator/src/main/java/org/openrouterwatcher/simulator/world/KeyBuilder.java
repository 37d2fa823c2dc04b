package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openrouterwatcher.simulator.world.SimulatedKey.Kind;

/** Writes down a key in a few words; what is not said is the ordinary case. */
final class KeyBuilder {

    private static final Instant FIRST_BIRTH = Instant.parse("2025-03-03T08:42:17.104552Z");

    private final String account;
    private final String name;
    private final Kind kind;
    private final Workspace workspace;
    private String secret;
    private String hash;
    private Cap cap = Cap.NONE;
    private String creator = "user_2nQv8YkLr4TzB0000000000000";
    private Instant createdAt = FIRST_BIRTH;
    private Spent earlier = Spent.NOTHING;
    private Traffic traffic = Traffic.NONE;

    private KeyBuilder(long seed, String account, String name, Kind kind, Workspace workspace) {
        this.account = account;
        this.name = name;
        this.kind = kind;
        this.workspace = workspace;
        this.secret = KeySecrets.secret(seed, name);
        this.hash = KeySecrets.sha256(secret);
    }

    static KeyBuilder inference(long seed, String account, String name, Workspace workspace) {
        return new KeyBuilder(seed, account, name, Kind.INFERENCE, workspace);
    }

    static KeyBuilder management(long seed, String account, String name, Workspace workspace) {
        return new KeyBuilder(seed, account, name, Kind.MANAGEMENT, workspace);
    }

    KeyBuilder looksLike(SimulatedKey other) {
        secret = KeySecrets.lookalike(other.secret(), name);
        hash = KeySecrets.sha256(secret);
        return this;
    }

    /** Whether the hash is the SHA-256 of the secret is unsettled upstream; for this key it is not. */
    KeyBuilder hashOfItsOwn() {
        hash = KeySecrets.sha256("not the secret of " + secret);
        return this;
    }

    KeyBuilder cap(Cap.Reset reset, String limit) {
        cap = new Cap(new BigDecimal(limit), reset, false);
        return this;
    }

    KeyBuilder cap(Cap given) {
        cap = given;
        return this;
    }

    KeyBuilder creator(String userId) {
        creator = userId;
        return this;
    }

    KeyBuilder created(int minutesAfterFirst) {
        createdAt = FIRST_BIRTH.plus(Duration.ofMinutes(minutesAfterFirst));
        return this;
    }

    KeyBuilder earlier(String credits, String byok) {
        earlier = Spent.money(credits, byok);
        return this;
    }

    KeyBuilder traffic(int percentOfDays, int burstsPerDay, Route... routes) {
        traffic = new Traffic(List.of(routes), percentOfDays, burstsPerDay);
        return this;
    }

    SimulatedKey build() {
        return new SimulatedKey(
                account, name, kind, secret, hash, cap, workspace.id(), creator, createdAt, null, earlier, traffic);
    }
}
