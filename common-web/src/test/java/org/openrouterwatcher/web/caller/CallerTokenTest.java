package org.openrouterwatcher.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.web.caller.Caller.Role;

class CallerTokenTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final KeyPair GATEWAY = Jwks.CRV.Ed25519.keyPair().build();
    private static final KeyPair STRANGER = Jwks.CRV.Ed25519.keyPair().build();
    private static final Caller ALICE = Caller.session(7, Role.ADMIN, UUID.randomUUID());
    private static final Duration OVER_BY_ANY_CLOCK = Duration.ofSeconds(60 + 90 + 1);

    private final CallerTokenSigner signer = new CallerTokenSigner(GATEWAY.getPrivate(), at(NOON));
    private final CallerTokenVerifier tokenService = verifier("token-service", NOON);

    @Test
    void tellsTheServiceWhoIsCalling() {
        String token = signer.sign(ALICE, "token-service");

        assertThat(tokenService.verify(token)).contains(ALICE);
    }

    @Test
    void tellsOfAScriptWithItsTokenId() {
        Caller script = Caller.apiToken(7, Role.USER, 99);

        assertThat(tokenService.verify(signer.sign(script, "token-service"))).contains(script);
    }

    @Test
    void isOfNoUseAtAnotherService() {
        String token = signer.sign(ALICE, "token-service");

        assertThat(verifier("usage-service", NOON).verify(token)).isEmpty();
    }

    @Test
    void isOfNoUseWhenItsMinuteIsOverByAnyClock() {
        String token = signer.sign(ALICE, "token-service");

        Instant later = NOON.plus(OVER_BY_ANY_CLOCK);
        assertThat(verifier("token-service", later).verify(token)).isEmpty();
    }

    @Test
    void isOfNoUseLaterWhereItWasAcceptedBefore() {
        var now = new AtomicReference<>(NOON);
        InstantSource time = now::get;
        var service =
                new CallerTokenVerifier(List.of(GATEWAY.getPublic()), "token-service", time.withZone(ZoneOffset.UTC));
        String token = signer.sign(ALICE, "token-service");
        assertThat(service.verify(token)).contains(ALICE);

        now.set(NOON.plus(OVER_BY_ANY_CLOCK));

        assertThat(service.verify(token)).isEmpty();
    }

    /** The gateway uses one for up to 30 s. */
    @ParameterizedTest
    @ValueSource(longs = {-90, 0, 90})
    void isBelievedWhereTheClockIsWrongByNinetySeconds(long seconds) {
        String token = signer.sign(ALICE, "token-service");

        var clock = NOON.plusSeconds(30 + seconds);
        assertThat(verifier("token-service", clock).verify(token)).contains(ALICE);
    }

    @Test
    void isRefusedFromAnyoneElse() {
        String forged = new CallerTokenSigner(STRANGER.getPrivate(), at(NOON)).sign(ALICE, "token-service");

        assertThat(tokenService.verify(forged)).isEmpty();
    }

    @Test
    void isRefusedWhenItNeverExpires() {
        String eternal = Jwts.builder()
                .issuer("gateway")
                .audience()
                .single("token-service")
                .subject("7")
                .claim("role", "admin")
                .claim("via", "session")
                .signWith(GATEWAY.getPrivate())
                .compact();

        assertThat(tokenService.verify(eternal)).isEmpty();
    }

    @Test
    void isRefusedFromAnotherIssuerWithTheSameKey() {
        String other = Jwts.builder()
                .issuer("token-service")
                .audience()
                .single("token-service")
                .subject("7")
                .expiration(Date.from(NOON.plusSeconds(30)))
                .claim("role", "admin")
                .claim("via", "session")
                .signWith(GATEWAY.getPrivate())
                .compact();

        assertThat(tokenService.verify(other)).isEmpty();
    }

    @Test
    void isReadWithEitherKeyWhileOneReplacesAnother() {
        var both =
                new CallerTokenVerifier(List.of(STRANGER.getPublic(), GATEWAY.getPublic()), "token-service", at(NOON));

        assertThat(both.verify(signer.sign(ALICE, "token-service"))).contains(ALICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiI3In0."})
    void refusesWhatIsNoToken(String token) {
        assertThat(tokenService.verify(token)).isEmpty();
    }

    private static CallerTokenVerifier verifier(String audience, Instant now) {
        return new CallerTokenVerifier(List.of(GATEWAY.getPublic()), audience, at(now));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
