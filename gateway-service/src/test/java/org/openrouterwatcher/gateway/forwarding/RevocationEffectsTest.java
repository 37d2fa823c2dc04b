package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.Found;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.token.ApiTokenFormat;

class RevocationEffectsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();

    private final TokenView view = new TokenView();
    private final RevocationEffects effects = new RevocationEffects(view, TestClock.at(NOON));
    private final ApiToken token = TokenFeed.newToken();
    private final Caller owner = Caller.session(token.userId(), Role.USER, SESSION);

    @Test
    void revokesTheTokenOfThePath() {
        view.apply(token.issued());

        apply("DELETE", "/api/tokens/" + token.id());

        assertThat(view.status(TokenDigest.parse(ApiTokenFormat.digest(token.value())), NOON))
                .isInstanceOf(TokenStatus.Revoked.class);
    }

    @Test
    void endsTheSessionThatLoggedOut() {
        apply("POST", "/api/auth/logout");

        assertThat(view.isEnded(SESSION)).isTrue();
    }

    @Test
    void endsTheSessionThatChangedThePassword() {
        apply("PUT", "/api/profile/password");

        assertThat(view.isEnded(SESSION)).isTrue();
    }

    @Test
    void refusesEverythingOfADeletedAccount() {
        apply("DELETE", "/api/profile");

        assertThat(view.isDisabled(owner.userId())).isTrue();
    }

    @Test
    void changesNothingForOtherRequests() {
        view.apply(token.issued());

        apply("GET", "/api/tokens");
        apply("DELETE", "/api/keys/" + token.id());
        apply("DELETE", "/api/tokens/not-a-number");

        assertThat(view.status(TokenDigest.parse(ApiTokenFormat.digest(token.value())), NOON))
                .isInstanceOf(TokenStatus.Active.class);
        assertThat(view.isEnded(SESSION)).isFalse();
        assertThat(view.isDisabled(owner.userId())).isFalse();
    }

    private void apply(String method, String path) {
        effects.apply(((Found) new Routes().find(method, path)).route(), owner, path);
    }
}
