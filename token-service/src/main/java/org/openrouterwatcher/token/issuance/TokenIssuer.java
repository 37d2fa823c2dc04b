package org.openrouterwatcher.token.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openrouterwatcher.token.accounts.Accounts;
import org.openrouterwatcher.token.issuance.TokenMint.Minted;
import org.openrouterwatcher.token.registry.ApiTokens;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.token.sessions.OngoingSessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an API token for a person who has room for one more. */
@Component
class TokenIssuer {

    private final Accounts accounts;
    private final OngoingSessions sessions;
    private final ApiTokens tokens;
    private final TokenMint mint;
    private final IssuanceProperties properties;
    private final Clock clock;

    TokenIssuer(
            Accounts accounts,
            OngoingSessions sessions,
            ApiTokens tokens,
            TokenMint mint,
            IssuanceProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mint = mint;
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Issued {
        record Token(Minted minted) implements Issued {}

        record LimitReached(int limit) implements Issued {}
    }

    /** Makes a token for a person. The account is locked, so the limit is exact however many ask at once. */
    @Transactional
    Issued issue(LoggedIn owner, TokenName name, Optional<Expiry> expiry) {
        accounts.lock(owner.accountId());
        sessions.require(owner);
        Instant now = clock.instant();
        if (tokens.countActive(owner.accountId(), now) >= properties.maxActivePerAccount()) {
            return new Issued.LimitReached(properties.maxActivePerAccount());
        }
        Instant end = expiry.map(Expiry::at).orElse(null);
        return new Issued.Token(mint.mint(owner.accountId(), name.text(), now, end));
    }
}
