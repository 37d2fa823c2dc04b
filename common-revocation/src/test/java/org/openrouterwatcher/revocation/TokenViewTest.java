package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.events.RevocationReason.REVOKED_BY_OWNER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.events.TokenEvent.SessionRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.revocation.TokenStatus.Active;
import org.openrouterwatcher.revocation.TokenStatus.Expired;
import org.openrouterwatcher.revocation.TokenStatus.Revoked;
import org.openrouterwatcher.revocation.TokenStatus.Unknown;

class TokenViewTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final TokenView view = new TokenView();

    @Test
    void knowsATokenThatWasIssued() {
        view.apply(issued(1, 7, null, 1));

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Active(1, 7));
    }

    @Test
    void doesNotKnowATokenThatNobodyToldOf() {
        assertThat(view.status(digest(1), NOON)).isEqualTo(new Unknown());
    }

    @Test
    void refusesARevokedTokenForEver() {
        view.apply(issued(1, 7, null, 1));

        view.apply(revoked(1, 7, null, 2));
        view.apply(issued(1, 7, null, 3));

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Revoked());
    }

    @Test
    void refusesATokenWhoseRevocationWasHeardFirst() {
        view.apply(revoked(1, 7, null, 2));

        view.apply(issued(1, 7, null, 1));

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Revoked());
    }

    @Test
    void refusesATokenRevokedHereEvenIfItIsToldToBeIssuedAgain() {
        view.apply(issued(1, 7, null, 1));

        view.revokeToken(1);
        view.apply(issued(1, 7, null, 1));
        view.issue(digest(1), 1, 7, null, 5);

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Revoked());
    }

    @Test
    void refusesATokenThatExpiresExactlyNow() {
        view.apply(issued(1, 7, NOON, 1));

        assertThat(view.status(digest(1), NOON.minusMillis(1))).isEqualTo(new Active(1, 7));
        assertThat(view.status(digest(1), NOON)).isEqualTo(new Expired());
    }

    @Test
    void refusesAllTokensOfADisabledAccount() {
        view.apply(issued(1, 7, null, 1));
        view.apply(issued(2, 8, null, 1));

        view.apply(new UserDisabled(7, NOON, REVOKED_BY_OWNER, 1));

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Revoked());
        assertThat(view.status(digest(2), NOON)).isEqualTo(new Active(2, 8));
        assertThat(view.isDisabled(7)).isTrue();
    }

    @Test
    void refusesASessionThatWasEnded() {
        UUID session = UUID.randomUUID();

        view.apply(new SessionRevoked(session, 7, NOON, NOON.plusSeconds(900), REVOKED_BY_OWNER, 1));

        assertThat(view.isEnded(session)).isTrue();
        assertThat(view.isEnded(UUID.randomUUID())).isFalse();
    }

    @Test
    void learnsNothingOfTokensFromAFreshnessMark() {
        view.apply(new FeedClosed(0, 1, NOON, false, 0, Map.of(), 1));

        assertThat(view.tokens()).isZero();
    }

    @Test
    void forgetsWhatEndedByItselfAWhileAgo() {
        UUID session = UUID.randomUUID();
        view.apply(issued(1, 7, NOON, 1));
        view.apply(issued(2, 7, null, 1));
        view.endSession(session, NOON);

        view.dropExpired(NOON.plus(Duration.ofMinutes(11)));

        assertThat(view.tokens()).isEqualTo(1);
        assertThat(view.status(digest(1), NOON)).isEqualTo(new Unknown());
        assertThat(view.isEnded(session)).isFalse();
    }

    @Test
    void remembersForAWhileWhatHasJustEnded() {
        UUID session = UUID.randomUUID();
        view.apply(issued(1, 7, NOON, 1));
        view.endSession(session, NOON);

        view.dropExpired(NOON.plus(Duration.ofMinutes(9)));

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Expired());
        assertThat(view.isEnded(session)).isTrue();
    }

    @Test
    void keepsRefusalsWhenItStartsOver() {
        UUID session = UUID.randomUUID();
        view.apply(issued(1, 7, null, 1));
        view.apply(issued(2, 8, null, 1));
        view.apply(revoked(2, 8, null, 2));
        view.endSession(session, NOON);
        view.disableUser(9);

        view.forgetIssued();

        assertThat(view.status(digest(1), NOON)).isEqualTo(new Unknown());
        assertThat(view.status(digest(2), NOON)).isEqualTo(new Revoked());
        assertThat(view.isEnded(session)).isTrue();
        assertThat(view.isDisabled(9)).isTrue();
    }

    /** A million merges in all: whatever the order and however often, the same facts make the same view. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20260102, 8_675_309, 42, -7})
    void saysTheSameWhateverTheOrderAndHoweverOften(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            List<TokenEvent> history = history(random);

            TokenView straight = viewOf(history);
            TokenView shuffled = viewOf(shuffledWithRepetitions(history, random));

            for (int token = 0; token < 8; token++) {
                TokenStatus status = shuffled.status(digest(token), NOON);
                assertThat(status)
                        .as("seed %d, round %d, token %d of %s", seed, round, token, history)
                        .isEqualTo(straight.status(digest(token), NOON));
                if (isRevokedIn(history, token)) {
                    assertThat(status).isNotInstanceOf(Active.class);
                }
            }
        }
    }

    private static boolean isRevokedIn(List<TokenEvent> history, int token) {
        return history.stream().anyMatch(it -> it instanceof ApiTokenRevoked revoked && revoked.tokenId() == token);
    }

    private static TokenView viewOf(List<TokenEvent> events) {
        var view = new TokenView();
        events.forEach(view::apply);
        return view;
    }

    private static List<TokenEvent> shuffledWithRepetitions(List<TokenEvent> history, Random random) {
        List<TokenEvent> all = new ArrayList<>(history);
        for (int i = 0; i < 2 * history.size(); i++) {
            all.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(all, random);
        return all;
    }

    /** What a token-service could tell: versions rise, and nothing follows a revocation but itself. */
    private static List<TokenEvent> history(Random random) {
        List<TokenEvent> history = new ArrayList<>();
        for (int token = 0; token < 8; token++) {
            long userId = token % 3;
            long version = 1;
            for (int change = 0; change < 1 + random.nextInt(4); change++) {
                Instant expiresAt = random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(-60, 60));
                history.add(issued(token, userId, expiresAt, version++));
            }
            if (random.nextInt(3) == 0) {
                history.add(revoked(token, userId, null, version));
            }
        }
        if (random.nextInt(4) == 0) {
            history.add(new UserDisabled(random.nextInt(3), NOON, REVOKED_BY_OWNER, 1));
        }
        return history;
    }

    private static TokenDigest digest(long token) {
        return new TokenDigest(token, 2, 3, 4);
    }

    private static ApiTokenIssued issued(long token, long userId, Instant expiresAt, long version) {
        return new ApiTokenIssued(token, userId, digest(token).hex(), NOON, expiresAt, version);
    }

    private static ApiTokenRevoked revoked(long token, long userId, Instant expiresAt, long version) {
        return new ApiTokenRevoked(token, userId, NOON, expiresAt, REVOKED_BY_OWNER, version);
    }
}
