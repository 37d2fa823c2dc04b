package org.openrouterwatcher.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.gateway.authentication.Reason.EXPIRED;
import static org.openrouterwatcher.gateway.authentication.Reason.MALFORMED;
import static org.openrouterwatcher.gateway.authentication.Reason.REVOKED;
import static org.openrouterwatcher.gateway.authentication.Reason.UNKNOWN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.authentication.Verdict.Accepted;
import org.openrouterwatcher.gateway.authentication.Verdict.NotMine;
import org.openrouterwatcher.gateway.authentication.Verdict.Refused;
import org.openrouterwatcher.gateway.authentication.Verdict.Unsure;
import org.openrouterwatcher.gateway.freshness.Trust;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.gateway.tokens.TokenIntrospection;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.gateway.upstream.TokenFacts;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class ApiTokenAuthenticatorTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final TokenFacts INACTIVE = new TokenFacts(false, null, null, null, null);

    private final TestClock clock = TestClock.at(NOON);
    private final TokenView view = new TokenView();
    private final ApiToken token = TokenFeed.newToken();
    private Function<String, TokenFacts> tokenService = _ -> INACTIVE;
    private int questions;
    private Duration age = Duration.ZERO;
    private final ViewTrust trust = Trust.provenJustNow(() -> age.toNanos());

    @Test
    void acceptsATokenOfTheViewAsAUser() {
        view.apply(token.issued());

        assertThat(authenticate(token.value()))
                .isEqualTo(new Accepted(Caller.apiToken(token.userId(), Role.USER, token.id())));
        assertThat(questions).isZero();
    }

    @Test
    void refusesARevokedToken() {
        view.apply(token.issued());
        view.apply(token.revoked());

        assertThat(authenticate(token.value())).isEqualTo(new Refused(REVOKED));
        assertThat(questions).isZero();
    }

    @Test
    void refusesATokenThatExpiresExactlyNow() {
        view.apply(token.issued(NOON));

        assertThat(authenticate(token.value())).isEqualTo(new Refused(EXPIRED));
    }

    @Test
    void refusesAllTokensOfADisabledAccount() {
        view.apply(token.issued());
        view.disableUser(token.userId());

        assertThat(authenticate(token.value())).isEqualTo(new Refused(REVOKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eyJh.eyJh.c2ln", "or_apix", "OR_API_abc", "sk-or-v1-abc"})
    void leavesOtherKindsToOthers(String credential) {
        assertThat(authenticate(credential)).isEqualTo(new NotMine());
    }

    @Test
    void refusesAMalformedTokenBeforeAnyLookUp() {
        String spoilt = token.value().substring(0, token.value().length() - 1) + "!";

        assertThat(authenticate(spoilt)).isEqualTo(new Refused(MALFORMED));
        assertThat(authenticate("or_api_")).isEqualTo(new Refused(MALFORMED));
        assertThat(questions).isZero();
    }

    @Test
    void asksAboutATokenTheViewDoesNotKnowAndRemembersIt() {
        tokenService = _ -> new TokenFacts(true, token.id(), token.userId(), null, 1L);

        assertThat(authenticate(token.value())).isInstanceOf(Accepted.class);
        assertThat(authenticate(token.value())).isInstanceOf(Accepted.class);

        assertThat(questions).isEqualTo(1);
    }

    @Test
    void refusesATokenRevokedHereEvenIfTokenServiceStillCallsItActive() {
        view.revokeToken(token.id());
        tokenService = _ -> new TokenFacts(true, token.id(), token.userId(), null, 1L);

        assertThat(authenticate(token.value())).isEqualTo(new Refused(REVOKED));
    }

    @Test
    void remembersForAMomentThatATokenIsNone() {
        assertThat(authenticate(token.value())).isEqualTo(new Refused(UNKNOWN));
        assertThat(authenticate(token.value())).isEqualTo(new Refused(UNKNOWN));

        assertThat(questions).isEqualTo(1);
    }

    @Test
    void isUnsureWhenTokenServiceCannotBeAsked() {
        tokenService = _ -> {
            throw new UpstreamUnavailableException(Service.TOKEN);
        };

        assertThat(authenticate(token.value())).isInstanceOf(Unsure.class);
    }

    @Test
    void asksOnlySoOftenInASecond() {
        for (int i = 0; i < 10; i++) {
            authenticate(TokenFeed.newToken().value());
        }

        assertThat(questions).isEqualTo(5);
        assertThat(authenticate(TokenFeed.newToken().value())).isInstanceOf(Unsure.class);
    }

    @Test
    void asksAgainInTheNextSecond() {
        for (int i = 0; i < 10; i++) {
            authenticate(TokenFeed.newToken().value());
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(authenticate(TokenFeed.newToken().value())).isEqualTo(new Refused(UNKNOWN));
    }

    @Test
    void saysOfATokenThatIsNotKnownHereNoMoreThanThat() {
        assertThat(authenticator.authenticate(token.value())).isEqualTo(new Verdict.Unknown());
        assertThat(questions).isZero();
    }

    @Test
    void isUnsureOfEveryTokenBeforeTheViewIsComplete() {
        view.apply(token.issued());
        var authenticator = new ApiTokenAuthenticator(view, Trust.none(), introspection, clock);

        assertThat(judged(authenticator, token.value())).isInstanceOf(Unsure.class);
    }

    @Test
    void letsNobodyInByAViewThatIsTooOldAndAsksNobodyEither() {
        view.apply(token.issued());
        age = Duration.ofSeconds(31);

        assertThat(authenticate(token.value())).isEqualTo(new Unsure(Doubt.EXPIRED));
        assertThat(authenticate(TokenFeed.newToken().value())).isEqualTo(new Unsure(Doubt.EXPIRED));
        assertThat(questions).isZero();
    }

    @Test
    void decidesByAViewThatIsOnlyStale() {
        view.apply(token.issued());
        age = Duration.ofSeconds(29);

        assertThat(authenticate(token.value())).isInstanceOf(Accepted.class);
        assertThat(authenticate(TokenFeed.newToken().value())).isEqualTo(new Refused(UNKNOWN));
    }

    @Test
    void refusesWhatItKnowsToBeRevokedHoweverOldTheView() {
        view.apply(token.issued());
        view.apply(token.revoked());
        age = Duration.ofDays(1);

        assertThat(authenticate(token.value())).isEqualTo(new Refused(REVOKED));
    }

    @Test
    void doesNotBelieveAnAnswerThatCameAfterTheViewBecameTooOld() {
        tokenService = _ -> {
            age = Duration.ofSeconds(31);
            return new TokenFacts(true, token.id(), token.userId(), null, 1L);
        };

        assertThat(authenticate(token.value())).isEqualTo(new Unsure(Doubt.EXPIRED));
    }

    /** As if the process had been frozen between the look at the view and the answer. */
    @Test
    void looksAtTheAgeOfTheViewAfterTheViewItself() {
        view.apply(token.issued());
        Clock freezing = new Clock() {
            @Override
            public Instant instant() {
                age = Duration.ofSeconds(31);
                return NOON;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var frozenMeanwhile = new ApiTokenAuthenticator(view, trust, introspection, freezing);

        assertThat(judged(frozenMeanwhile, token.value())).isEqualTo(new Unsure(Doubt.EXPIRED));
    }

    private final TokenIntrospection introspection = new TokenIntrospection(this::answer, view, 5, clock);
    private final ApiTokenAuthenticator authenticator = new ApiTokenAuthenticator(view, trust, introspection, clock);

    private Verdict authenticate(String credential) {
        return judged(authenticator, credential);
    }

    private static Verdict judged(ApiTokenAuthenticator authenticator, String credential) {
        Verdict verdict = authenticator.authenticate(credential);
        return verdict instanceof Verdict.Unknown ? authenticator.ask(credential) : verdict;
    }

    private TokenFacts answer(String digest) {
        questions++;
        return tokenService.apply(digest);
    }
}
