package org.openrouterwatcher.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Ed25519Signatures;

/**
 * Judges access tokens of logged-in people: one algorithm, one issuer, one audience, a key from the configured set (RFC
 * 8725, RFC 9068), and a session that was not ended. It ends by itself within minutes, so it is also believed while the
 * view is too old for API tokens; what is known to be ended is refused always.
 */
public final class JwtAuthenticator implements Authenticator {

    private static final String WATCHER = "openrouter-watcher";
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** Ours have some 500 characters. */
    private static final int LONGEST = 4096;

    private static final int REMEMBERED = 10_000;

    /** By how much clocks of services may differ when a token has just been made; its end is not stretched. */
    private static final int SKEW_SECONDS = 5;

    private final VerificationKeys keys;
    private final TokenView view;
    private final ViewTrust trust;
    private final Clock clock;
    private final JwtParser parser;

    /**
     * What tokens said whose form and signature were right: to verify one costs more than all the rest of a request.
     * Whether its key is still ours, its time is up or its session was ended is looked at each time.
     */
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Verified(String kid, Caller caller, Instant expiry) {}

    public JwtAuthenticator(VerificationKeys keys, TokenView view, ViewTrust trust, Clock clock) {
        this.keys = keys;
        this.view = view;
        this.trust = trust;
        this.clock = clock;
        this.parser = Jwts.parser()
                .provider(Ed25519Signatures.PROVIDER)
                .keyLocator(this::key)
                .sig()
                .clear()
                .add(Jwts.SIG.EdDSA)
                .and()
                .zip()
                .clear()
                .and()
                .requireIssuer(WATCHER)
                .requireAudience(WATCHER)
                .clockSkewSeconds(SKEW_SECONDS)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    @Override
    public Verdict authenticate(String credential) {
        if (credential.length() > LONGEST) {
            return new Verdict.Refused(Reason.MALFORMED);
        }
        Verified known = verified.getIfPresent(credential);
        return known == null ? read(credential) : recognise(known);
    }

    /** A token whose form and signature were found to be right before. */
    private Verdict recognise(Verified known) {
        if (trust.isBooting()) {
            return new Verdict.Unsure(Doubt.BOOTING);
        }
        return keys.known(known.kid).isPresent() ? judge(known) : new Verdict.Unknown();
    }

    private Verdict read(String credential) {
        if (!COMPACT.matcher(credential).matches()) {
            return new Verdict.NotMine();
        }
        Optional<JwtHeader> header = JwtHeader.read(credential);
        if (header.isEmpty()) {
            return new Verdict.Refused(Reason.MALFORMED);
        }
        if (trust.isBooting()) {
            return new Verdict.Unsure(Doubt.BOOTING);
        }
        String kid = header.get().kid();
        return keys.known(kid).isPresent() ? verify(credential, kid) : new Verdict.Unknown();
    }

    @Override
    public Verdict ask(String credential) {
        String kid = JwtHeader.read(credential).orElseThrow().kid();
        return switch (keys.search(kid)) {
            case FOUND -> verify(credential, kid);
            case NO_SUCH_KEY -> new Verdict.Refused(Reason.UNKNOWN);
            case CANNOT_TELL -> new Verdict.Unsure(Doubt.SIGNER_UNKNOWN);
        };
    }

    private Verdict verify(String credential, String kid) {
        try {
            Verified token = verified(kid, parser.parseSignedClaims(credential).getPayload());
            verified.put(credential, token);
            return judge(token);
        } catch (ExpiredJwtException e) {
            return new Verdict.Refused(Reason.EXPIRED);
        } catch (PrematureJwtException e) {
            return new Verdict.Refused(Reason.TOO_EARLY);
        } catch (JwtException | IllegalArgumentException e) {
            return new Verdict.Refused(Reason.UNKNOWN);
        }
    }

    private Verdict judge(Verified token) {
        if (!clock.instant().isBefore(token.expiry)) {
            return new Verdict.Refused(Reason.EXPIRED);
        }
        Caller caller = token.caller;
        UUID session = caller.sessionId();
        return session == null || view.isEnded(session) || view.isDisabled(caller.userId())
                ? new Verdict.Refused(Reason.REVOKED)
                : new Verdict.Accepted(caller);
    }

    private static Verified verified(String kid, Claims claims) {
        Date expiry = claims.getExpiration();
        if (expiry == null) {
            throw new IllegalArgumentException("exp is needed");
        }
        return new Verified(kid, caller(claims), expiry.toInstant());
    }

    /** Throws {@link IllegalArgumentException} for claims that token-service would not write. */
    private static Caller caller(Claims claims) {
        String role = claims.get("role", String.class);
        String session = claims.get("sid", String.class);
        if (role == null || session == null || claims.getSubject() == null) {
            throw new IllegalArgumentException("sub, sid and role are needed");
        }
        return Caller.session(
                Long.parseLong(claims.getSubject()),
                Caller.Role.valueOf(role.toUpperCase(Locale.ROOT)),
                UUID.fromString(session));
    }

    private @Nullable Key key(Header header) {
        return header.get("kid") instanceof String kid ? keys.known(kid).orElse(null) : null;
    }
}
