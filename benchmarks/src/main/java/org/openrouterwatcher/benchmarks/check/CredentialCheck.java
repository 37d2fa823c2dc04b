package org.openrouterwatcher.benchmarks.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openrouterwatcher.gateway.authentication.ApiTokenAuthenticator;
import org.openrouterwatcher.gateway.authentication.BearerToken;
import org.openrouterwatcher.gateway.authentication.JwtAuthenticator;
import org.openrouterwatcher.gateway.authentication.Verdict;
import org.openrouterwatcher.gateway.authentication.VerificationKeys;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.tokens.TokenIntrospection;
import org.openrouterwatcher.gateway.upstream.TokenFacts;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.Freshness;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.token.ApiTokenFormat;

/**
 * The checks that are measured, by the gateway's own classes put together as it does, with 100,000 tokens in the view.
 * Only token-service is missing: whoever asks it hears at once that there is no such token.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CredentialCheck {

    private static final int TOKENS = 100_000;

    /** Few enough for the gateway to remember them all. */
    private static final int FEW = 1_000;

    private static final int SESSIONS = 100;
    private static final int NO_LIMIT = 1_000_000;
    private static final TokenFacts NO_TOKEN = new TokenFacts(false, null, null, null, null);

    /** Nothing proves the view again while it is measured. */
    private static final Freshness.Limits PATIENT = new Freshness.Limits(Duration.ofHours(1), Duration.ofHours(2));

    private final Clock clock = Clock.systemUTC();
    private final Credentials credentials = new Credentials();
    private final TokenView view = new TokenView();
    private final ViewTrust trust = new ViewTrust("bench", PATIENT, Elapsed.atLeast(), clock);
    private final VerificationKeys keys = new VerificationKeys(credentials::jwks, clock);
    private final ApiTokenAuthenticator apiTokens =
            new ApiTokenAuthenticator(view, trust, new TokenIntrospection(_ -> NO_TOKEN, view, NO_LIMIT, clock), clock);
    private final JwtAuthenticator sessions = new JwtAuthenticator(keys, view, trust, clock);

    private final String[] known = credentials.tokens(TOKENS);
    private final String[] unknown = credentials.tokens(FEW);
    private final String[] malformed = credentials.malformed(FEW);
    private final byte[][] accessTokens = credentials.sessions(SESSIONS, clock.instant());
    private final List<List<String>> headers =
            Arrays.stream(known).limit(FEW).map(it -> List.of("Bearer " + it)).toList();
    private int turn;

    public CredentialCheck() {
        for (int id = 0; id < TOKENS; id++) {
            view.issue(TokenDigest.parse(ApiTokenFormat.digest(known[id])), id, id, null, 1);
        }
        var run = trust.startOver(1);
        run.freshness().polled(run.freshness().asking(), 1, true);
        keys.keepFresh();
        Arrays.stream(accessTokens).forEach(it -> sessions.authenticate(new String(it, ISO_8859_1)));
    }

    /** Each time another one of all that the view knows, so that none lies in the processor's cache already. */
    @Benchmark
    public Verdict known() {
        return apiTokens.authenticate(next(known));
    }

    /** Once somebody was asked about it; who is asked a first time is another matter. */
    @Benchmark
    public Verdict unknown() {
        String credential = next(unknown);
        Verdict verdict = apiTokens.authenticate(credential);
        return verdict instanceof Verdict.Unknown ? apiTokens.ask(credential) : verdict;
    }

    @Benchmark
    public Verdict malformed() {
        return apiTokens.authenticate(next(malformed));
    }

    /** Of a session that has called before; to verify a signature for the first time is another matter. */
    @Benchmark
    public Verdict session() {
        return sessions.authenticate(new String(next(accessTokens), ISO_8859_1));
    }

    /** What comes before each check. */
    @Benchmark
    public BearerToken header() {
        return BearerToken.read(headers.get(turn(headers.size())), null);
    }

    private <T> T next(T[] all) {
        return all[turn(all.length)];
    }

    private int turn(int size) {
        turn = turn + 1 < size ? turn + 1 : 0;
        return turn;
    }
}
