package org.openrouterwatcher.gateway.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.Keys;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.authentication.Verdict.Accepted;
import org.openrouterwatcher.gateway.authentication.Verdict.NotMine;
import org.openrouterwatcher.gateway.authentication.Verdict.Refused;
import org.openrouterwatcher.gateway.authentication.Verdict.Unsure;
import org.openrouterwatcher.gateway.freshness.Trust;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.testing.AccessTokens;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

class JwtAuthenticatorTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final UUID SESSION = UUID.fromString("b0a8c7f0-6a5c-4d6b-9e0f-6f6f0c1d2e3f");
    private static final AccessTokens TOKENS = new AccessTokens("key-1");
    private static final AccessTokens FORGER = new AccessTokens("key-1");

    private final TestClock clock = TestClock.at(NOON);
    private final TokenView view = new TokenView();
    private final VerificationKeys keys = new VerificationKeys(TOKENS::jwks, clock);
    private final JwtAuthenticator authenticator = new JwtAuthenticator(keys, view, Trust.fresh(), clock);

    @Test
    void acceptsATokenAsTokenServiceMakesIt() {
        assertThat(authenticate(TOKENS.of(7, SESSION, NOON)))
                .isEqualTo(new Accepted(Caller.session(7, Role.USER, SESSION)));
    }

    @Test
    void knowsAnAdmin() {
        String token = TOKENS.sign(good().claim("role", "admin"));

        assertThat(authenticate(token)).isEqualTo(new Accepted(Caller.session(7, Role.ADMIN, SESSION)));
    }

    @Test
    void refusesATokenThatExpiresExactlyNow() {
        String token = TOKENS.of(7, SESSION, NOON);
        clock.advance(Duration.ofSeconds(600).minusMillis(1));
        assertThat(authenticate(token)).isInstanceOf(Accepted.class);

        clock.advance(Duration.ofMillis(1));

        assertThat(authenticate(token)).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void bearsThatTheClockOfTokenServiceIsAFewSecondsAhead() {
        String token = TOKENS.sign(good().notBefore(Date.from(NOON.plusSeconds(5))));

        assertThat(authenticate(token)).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesAnEndedSession() {
        view.endSession(SESSION, NOON.plusSeconds(900));

        assertThat(authenticate(TOKENS.of(7, SESSION, NOON))).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void refusesASessionThatWasEndedAfterItsTokenHadBeenAccepted() {
        String token = TOKENS.of(7, SESSION, NOON);
        assertThat(authenticate(token)).isInstanceOf(Accepted.class);

        view.endSession(SESSION, NOON.plusSeconds(900));

        assertThat(authenticate(token)).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void believesATokenNoMoreWhoseKeyWasWithdrawn() {
        var published = new AtomicReference<>(TOKENS.jwks());
        var changing = new VerificationKeys(published::get, clock);
        var watchful = new JwtAuthenticator(changing, view, Trust.fresh(), clock);
        String token = TOKENS.of(7, SESSION, NOON);
        assertThat(judged(watchful, token)).isInstanceOf(Accepted.class);

        published.set(new AccessTokens("key-2").jwks());
        clock.advance(VerificationKeys.REFRESH);
        changing.keepFresh();

        assertThat(watchful.authenticate(token)).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void isUnsureOfATokenItHasAcceptedWhenTheViewIsReadAnew() {
        ViewTrust trust = Trust.fresh();
        var gateway = new JwtAuthenticator(keys, view, trust, clock);
        String token = TOKENS.of(7, SESSION, NOON);
        assertThat(judged(gateway, token)).isInstanceOf(Accepted.class);

        trust.startOver(1);

        assertThat(judged(gateway, token)).isInstanceOf(Unsure.class);
    }

    @Test
    void refusesADisabledAccount() {
        view.disableUser(7);

        assertThat(authenticate(TOKENS.of(7, SESSION, NOON))).isEqualTo(new Refused(Reason.REVOKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b", "a.b.c.d", "or_api_abc", "ä.b.c", "a b.c.d"})
    void leavesOtherKindsToOthers(String credential) {
        assertThat(authenticate(credential)).isEqualTo(new NotMine());
    }

    @Test
    void isUnsureWhenTheKeysWereNeverFetched() {
        var nobody = new VerificationKeys(JwtAuthenticatorTest::nobody, clock);
        var lonely = new JwtAuthenticator(nobody, view, Trust.fresh(), clock);

        assertThat(judged(lonely, TOKENS.of(7, SESSION, NOON))).isInstanceOf(Unsure.class);
    }

    @Test
    void isUnsureOfEveryTokenBeforeTheViewIsComplete() {
        var early = new JwtAuthenticator(keys, view, Trust.none(), clock);

        assertThat(judged(early, TOKENS.of(7, SESSION, NOON))).isInstanceOf(Unsure.class);
    }

    /** The negative control of the hostile tokens that are written and signed by hand. */
    @Test
    void acceptsAHeaderWrittenByHandWhenItIsRight() {
        String token = rightlySigned("{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}");

        assertThat(authenticate(token)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileTokens")
    void acceptsNoHostileToken(String name, String token) {
        assertThat(authenticate(token)).isInstanceOfAny(Refused.class, NotMine.class);
    }

    static Stream<Arguments> hostileTokens() {
        String good = TOKENS.of(7, SESSION, NOON);
        String[] parts = good.split("\\.");
        byte[] publicKey = TOKENS.keys().getPublic().getEncoded();
        return Stream.of(
                hostile(
                        "unsigned though every claim is right",
                        Jwts.builder().claims(claims()).compact()),
                hostile("alg none with our kid", raw("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", "")),
                hostile("alg None", raw("{\"alg\":\"None\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", "")),
                hostile("no alg", raw("{\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", parts[2])),
                hostile(
                        "HS256 with the public key as secret",
                        good().signWith(Keys.hmacShaKeyFor(publicKey), Jwts.SIG.HS256)
                                .compact()),
                hostile(
                        "RS256",
                        good().signWith(Jwts.SIG.RS256.keyPair().build().getPrivate())
                                .compact()),
                hostile(
                        "ES256",
                        good().signWith(Jwts.SIG.ES256.keyPair().build().getPrivate())
                                .compact()),
                hostile(
                        "alg says HS256 over an EdDSA signature",
                        raw("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", parts[2])),
                hostile("signed by somebody else under our kid", FORGER.of(7, SESSION, NOON)),
                hostile("signature cut off", parts[0] + "." + parts[1] + "."),
                hostile(
                        "signature of another token",
                        parts[0] + "." + parts[1] + "."
                                + TOKENS.of(8, SESSION, NOON).split("\\.")[2]),
                hostile(
                        "claims changed under the signature",
                        parts[0] + "." + base64("{\"sub\":\"1\",\"role\":\"admin\"}") + "." + parts[2]),
                hostile("typ JWT", signed(it -> it.header().type("JWT").and())),
                hostile(
                        "no typ",
                        TOKENS.sign(Jwts.builder().header().keyId("key-1").and().claims(claims()))),
                hostile(
                        "no kid",
                        TOKENS.sign(Jwts.builder().header().type("at+jwt").and().claims(claims()))),
                hostile("unknown kid", signed(it -> it.header().keyId("key-2").and())),
                hostile(
                        "kid that is a path",
                        signed(it -> it.header().keyId("../../key-1").and())),
                hostile(
                        "kid that is endless",
                        signed(it -> it.header().keyId("k".repeat(500)).and())),
                hostile(
                        "jku",
                        signed(it -> it.header()
                                .add("jku", "https://evil.example/jwks")
                                .and())),
                hostile(
                        "x5u",
                        signed(it -> it.header()
                                .add("x5u", "https://evil.example/cert")
                                .and())),
                hostile(
                        "its own key in jwk",
                        FORGER.sign(good().header()
                                .add(
                                        "jwk",
                                        Jwks.builder()
                                                .key(FORGER.keys().getPublic())
                                                .build())
                                .and())),
                hostile(
                        "crit",
                        rightlySigned(
                                "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"key-1\",\"crit\":[\"exp\"],\"exp\":1}")),
                hostile(
                        "typ twice under a right signature",
                        rightlySigned("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}")),
                hostile("b64 false", signed(it -> it.header().add("b64", false).and())),
                hostile("zip", signed(it -> it.compressWith(Jwts.ZIP.DEF))),
                hostile("zip bomb", signed(it -> it.compressWith(Jwts.ZIP.DEF).claim("a", "0".repeat(1_000_000)))),
                hostile(
                        "header with alg twice",
                        raw("{\"alg\":\"none\",\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}", parts[2])),
                hostile("header that is no JSON", raw("alg=EdDSA", parts[2])),
                hostile("header that is a list", raw("[]", parts[2])),
                hostile("header that is null", raw("null", parts[2])),
                hostile("another issuer", signed(it -> it.issuer("evil"))),
                hostile("no issuer", signed(it -> it.issuer(null))),
                hostile("for another audience", signed(it -> it.audience().single("token-service"))),
                hostile(
                        "no audience",
                        TOKENS.sign(Jwts.builder()
                                .header()
                                .type("at+jwt")
                                .keyId("key-1")
                                .and()
                                .claims(without("aud")))),
                hostile("no expiry", signed(it -> it.expiration(null))),
                hostile("expired", signed(it -> it.expiration(Date.from(NOON.minusSeconds(1))))),
                hostile("valid from tomorrow on", signed(it -> it.notBefore(Date.from(NOON.plusSeconds(86_400))))),
                hostile("expiry that is a word", signedText("{\"exp\":\"never\"}")),
                hostile("claims that are no JSON", signedText("exp=never")),
                hostile("claims that are a list", signedText("[]")),
                hostile("no subject", signed(it -> it.subject(null))),
                hostile("subject that is no number", signed(it -> it.subject("7 or 1=1"))),
                hostile("no session", signed(it -> it.claim("sid", null))),
                hostile("session that is no UUID", signed(it -> it.claim("sid", "all"))),
                hostile("no role", signed(it -> it.claim("role", null))),
                hostile("a role that there is not", signed(it -> it.claim("role", "root"))),
                hostile("a role that is a list", signed(it -> it.claim("role", List.of("admin")))),
                hostile("too long", signed(it -> it.claim("a", "x".repeat(5000)))),
                hostile("encrypted, with five parts", "a.b.c.d.e"));
    }

    private static Arguments hostile(String name, String token) {
        return Arguments.of(name, token);
    }

    private static JwtBuilder good() {
        return TOKENS.builder(7, SESSION, NOON);
    }

    private static String signed(UnaryOperator<JwtBuilder> change) {
        return TOKENS.sign(change.apply(good()));
    }

    private static String signedText(String payload) {
        return TOKENS.sign(
                Jwts.builder().header().type("at+jwt").keyId("key-1").and().content(payload));
    }

    private static Map<String, Object> claims() {
        return Map.of(
                "iss", "openrouter-watcher",
                "aud", "openrouter-watcher",
                "sub", "7",
                "sid", SESSION.toString(),
                "role", "user",
                "iat", NOON.getEpochSecond(),
                "exp", NOON.plusSeconds(600).getEpochSecond());
    }

    private static Map<String, Object> without(String claim) {
        var rest = new java.util.HashMap<>(claims());
        rest.remove(claim);
        return rest;
    }

    private static String raw(String header, String signature) {
        String payload =
                new String(tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(claims()), UTF_8);
        return base64(header) + "." + base64(payload) + "." + signature;
    }

    private static String rightlySigned(String header) {
        String signed = raw(header, "").replaceFirst("\\.$", "");
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(TOKENS.keys().getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String nobody() {
        throw new UpstreamUnavailableException(Service.TOKEN);
    }

    private Verdict authenticate(String credential) {
        return judged(authenticator, credential);
    }

    private static Verdict judged(JwtAuthenticator authenticator, String credential) {
        Verdict verdict = authenticator.authenticate(credential);
        return verdict instanceof Verdict.Unknown ? authenticator.ask(credential) : verdict;
    }
}
