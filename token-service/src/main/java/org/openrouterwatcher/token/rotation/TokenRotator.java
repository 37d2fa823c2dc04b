package org.openrouterwatcher.token.rotation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.messaging.outbox.Outbox;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.audit.Actions;
import org.openrouterwatcher.token.audit.Subjects;
import org.openrouterwatcher.token.issuance.Expiry;
import org.openrouterwatcher.token.issuance.IssuanceProperties;
import org.openrouterwatcher.token.issuance.TokenMint;
import org.openrouterwatcher.token.issuance.TokenMint.Minted;
import org.openrouterwatcher.token.proof.Revocation;
import org.openrouterwatcher.token.registry.ApiToken;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.revocation.TokenRevoker;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.OngoingSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a new token take the place of an old one. The end of the old one is told as its expiry, which every gateway
 * honours by itself: nobody has to remember to revoke it.
 */
@Component
class TokenRotator {

    private static final Logger log = LoggerFactory.getLogger(TokenRotator.class);

    private final Accounts accounts;
    private final OngoingSessions sessions;
    private final ApiTokens tokens;
    private final TokenMint mint;
    private final TokenRevoker revoker;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final IssuanceProperties properties;
    private final Clock clock;

    TokenRotator(
            Accounts accounts,
            OngoingSessions sessions,
            ApiTokens tokens,
            TokenMint mint,
            TokenRevoker revoker,
            Outbox outbox,
            AuditTrail audit,
            IssuanceProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mint = mint;
        this.revoker = revoker;
        this.outbox = outbox;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Rotated {

        /** @param end of the old one, when it was revoked at once */
        record Replaced(Minted minted, Optional<Revocation> end) implements Rotated {}

        record AlreadyReplaced(long by) implements Rotated {}

        /** Revoked or expired. */
        record NotActive() implements Rotated {}

        /** Too many replaced tokens of the account still work. */
        record TooManyOverlaps(int limit) implements Rotated {}

        record SomeoneElses() implements Rotated {}

        record Unknown() implements Rotated {}
    }

    /**
     * Replaces a token of a person. The account is locked: of two who ask at once, one comes second.
     *
     * @param expiry of the new token; empty for that of the old one
     */
    @Transactional
    Rotated rotate(LoggedIn owner, long id, Overlap overlap, Optional<Expiry> expiry) {
        accounts.lock(owner.accountId());
        sessions.require(owner);
        Instant now = clock.instant();
        return tokens.lock(id)
                .map(old -> refusal(old, owner, overlap, now).orElseGet(() -> replace(old, overlap, expiry, now)))
                .orElseGet(Rotated.Unknown::new);
    }

    private Optional<Rotated> refusal(ApiToken old, LoggedIn owner, Overlap overlap, Instant now) {
        if (old.accountId() != owner.accountId()) {
            return Optional.of(new Rotated.SomeoneElses());
        }
        if (old.replacedBy() != null) {
            return Optional.of(new Rotated.AlreadyReplaced(old.replacedBy()));
        }
        if (!old.isActive(now)) {
            return Optional.of(new Rotated.NotActive());
        }
        int limit = properties.maxActivePerAccount();
        return overlap.isNone() || tokens.countOverlapping(owner.accountId(), now) < limit
                ? Optional.empty()
                : Optional.of(new Rotated.TooManyOverlaps(limit));
    }

    private Rotated replace(ApiToken old, Overlap overlap, Optional<Expiry> expiry, Instant now) {
        Instant end = expiry.map(Expiry::at).orElse(old.expiresAt());
        Minted minted = mint.mint(old.accountId(), old.name(), now, end);
        long by = minted.token().id();
        Optional<Revocation> revocation =
                overlap.isNone() ? Optional.of(revokeAtOnce(tokens.replace(old.id(), by, null))) : Optional.empty();
        if (revocation.isEmpty()) {
            tellEndOf(tokens.replace(old.id(), by, now.plus(overlap.time())));
        }
        audit.done(
                Actions.API_TOKEN_ROTATE,
                Subjects.apiToken(old.id()),
                Map.of("replaced_by", by, "overlap", overlap.time().toString()));
        log.atInfo()
                .addKeyValue("accountId", old.accountId())
                .addKeyValue("tokenId", old.id())
                .addKeyValue("replacedBy", by)
                .addKeyValue("overlap", overlap.time())
                .log("token rotated");
        return new Rotated.Replaced(minted, revocation);
    }

    private Revocation revokeAtOnce(ApiToken token) {
        return revoker.revoke(token, RevocationReason.ROTATED);
    }

    private void tellEndOf(ApiToken token) {
        outbox.append(new ApiTokenIssued(
                token.id(), token.accountId(), token.digest(), token.createdAt(), token.expiresAt(), token.version()));
    }
}
