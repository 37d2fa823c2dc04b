package org.openrouterwatcher.faults.load;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What its owner was told about an API token. Times by {@link System#nanoTime()}. Safe for many threads. */
public final class TokenLife {

    private final long id;
    private final String value;
    private final Account owner;
    private volatile @Nullable Long revocationAskedAt;
    private volatile @Nullable Long revokedAt;
    private volatile @Nullable Long provenAt;
    private volatile @Nullable String revocation;

    TokenLife(long id, String value, Account owner) {
        this.id = id;
        this.value = value;
        this.owner = owner;
    }

    public long id() {
        return id;
    }

    /** What scripts send. */
    public String value() {
        return value;
    }

    public Account owner() {
        return owner;
    }

    void askForRevocation(long now) {
        if (revocationAskedAt == null) {
            revocationAskedAt = now;
        }
    }

    /** The system has promised to end it. */
    void promiseRevocation(long now, @Nullable String page) {
        revokedAt = now;
        revocation = page;
    }

    /** The system has said that every gateway refuses it. */
    void prove(long now) {
        provenAt = now;
    }

    /** When somebody first wished it to end; from then on either answer may be right. */
    public Optional<Long> revocationAskedAt() {
        return Optional.ofNullable(revocationAskedAt);
    }

    /** When the system first promised to end it. */
    public Optional<Long> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    /** When the system said that every gateway refuses it. */
    public Optional<Long> provenAt() {
        return Optional.ofNullable(provenAt);
    }

    /** Where the state of a revocation stands that was not proven at once. */
    Optional<String> revocation() {
        return Optional.ofNullable(revocation);
    }

    @Override
    public String toString() {
        return "token " + id;
    }
}
