package org.openrouterwatcher.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.gateway.authentication.VerificationKeys.Search.CANNOT_TELL;
import static org.openrouterwatcher.gateway.authentication.VerificationKeys.Search.FOUND;
import static org.openrouterwatcher.gateway.authentication.VerificationKeys.Search.NO_SUCH_KEY;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.testing.AccessTokens;
import org.openrouterwatcher.gateway.testing.LogProbe;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.testing.TestClock;

class VerificationKeysTest {

    private static final AccessTokens FIRST = new AccessTokens("first");
    private static final AccessTokens SECOND = new AccessTokens("second");

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private Supplier<String> published = FIRST::jwks;
    private int fetches;
    private final VerificationKeys keys = new VerificationKeys(this::fetch, clock);

    @Test
    void fetchesAtTheFirstQuestion() {
        assertThat(keys.search("first")).isEqualTo(FOUND);
        assertThat(keys.known("first")).contains(FIRST.keys().getPublic());
    }

    @Test
    void fetchesAKeyThatWasMadeSince() {
        keys.keepFresh();
        published = SECOND::jwks;
        clock.advance(Duration.ofSeconds(1));

        assertThat(keys.search("second")).isEqualTo(FOUND);
        assertThat(keys.known("first")).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchKeyOnlyRightAfterAsking() {
        assertThat(keys.search("other")).isEqualTo(NO_SUCH_KEY);

        assertThat(keys.search("other")).isEqualTo(CANNOT_TELL);
    }

    @Test
    void asksAtMostOnceASecondForKeysThatAreNotThere() {
        for (int i = 0; i < 100; i++) {
            keys.search("made up " + i);
        }

        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void keepsTheLastKnownKeysWhileNobodyAnswers() {
        keys.keepFresh();
        published = VerificationKeysTest::nobody;
        clock.advance(Duration.ofHours(1));

        keys.keepFresh();

        assertThat(keys.search("first")).isEqualTo(FOUND);
        assertThat(keys.search("second")).isEqualTo(CANNOT_TELL);
    }

    @Test
    void refreshesEveryFiveMinutes() {
        keys.keepFresh();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        keys.keepFresh();
        assertThat(fetches).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        keys.keepFresh();

        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void triesAgainSoonAfterAFailure() {
        published = VerificationKeysTest::nobody;
        keys.keepFresh();
        published = FIRST::jwks;
        clock.advance(Duration.ofSeconds(1));

        keys.keepFresh();

        assertThat(keys.known("first")).isPresent();
    }

    @Test
    void takesNoKeyOfAnotherKind() {
        published = () -> """
                {"keys":[{"kty":"oct","kid":"first","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA","alg":"HS256"},%s]}""".formatted(SECOND.jwk());

        assertThat(keys.search("second")).isEqualTo(FOUND);
        assertThat(keys.known("first")).isEmpty();
    }

    @Test
    void keepsWhatItHasWhenTheAnswerIsNoKeySet() {
        keys.keepFresh();
        published = () -> "<html>";
        clock.advance(Duration.ofMinutes(5));

        keys.keepFresh();

        assertThat(keys.known("first")).isPresent();
    }

    @Test
    void saysOnceThatNobodyAnswersAndOnceThatSomebodyDoesAgain() {
        try (var log = new LogProbe(VerificationKeys.class)) {
            published = VerificationKeysTest::nobody;
            for (int i = 0; i < 10; i++) {
                keys.keepFresh();
                clock.advance(Duration.ofSeconds(1));
            }
            published = FIRST::jwks;
            keys.keepFresh();

            assertThat(log.messages())
                    .containsExactly("verification keys cannot be fetched", "verification keys can be fetched again");
            assertThat(log.lines()).allMatch(line -> line.getThrowableProxy() == null);
        }
    }

    private String fetch() {
        fetches++;
        return published.get();
    }

    private static String nobody() {
        throw new UpstreamUnavailableException(Service.TOKEN);
    }
}
