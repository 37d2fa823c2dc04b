package org.openrouterwatcher.revocation.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.TokenView;

/** What a gateway knows. */
interface View {

    void apply(TokenEvent event);

    /** What token-service answered about a token. */
    void learn(int token, long version);

    TokenStatus status(int token);

    static View of(Variant variant) {
        return variant == Variant.LAST_WRITE_VIEW ? new LastWrite() : new Shipped();
    }

    /** The one that ships. */
    final class Shipped implements View {

        private final TokenView view = new TokenView();

        @Override
        public void apply(TokenEvent event) {
            view.apply(event);
        }

        @Override
        public void learn(int token, long version) {
            view.issue(Tokens.digest(token), token, Tokens.owner(token), null, version);
        }

        @Override
        public TokenStatus status(int token) {
            return view.status(Tokens.digest(token), Instant.EPOCH);
        }
    }

    /** Broken: what comes last is taken for what is newest. */
    final class LastWrite implements View {

        private final Map<TokenDigest, TokenStatus> known = new HashMap<>();

        @Override
        public void apply(TokenEvent event) {
            if (event instanceof ApiTokenIssued it) {
                learn((int) it.tokenId(), it.version());
            } else if (event instanceof ApiTokenRevoked it) {
                known.put(Tokens.digest((int) it.tokenId()), new TokenStatus.Revoked());
            } else if (event instanceof UserDisabled it) {
                Tokens.of((int) it.userId())
                        .forEach(token -> known.put(Tokens.digest(token), new TokenStatus.Revoked()));
            }
        }

        @Override
        public void learn(int token, long version) {
            known.put(Tokens.digest(token), new TokenStatus.Active(token, Tokens.owner(token)));
        }

        @Override
        public TokenStatus status(int token) {
            return known.getOrDefault(Tokens.digest(token), new TokenStatus.Unknown());
        }
    }
}
