package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrouterwatcher.events.RevocationReason.REVOKED_BY_OWNER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;

/** What a gateway learns that starts after the feed was compacted, when relays that were frozen wrote late. */
class CompactedFeedTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final TokenDigest DIGEST = new TokenDigest(1, 2, 3, 4);

    @Test
    void aRevokedTokenStaysRevokedWhateverIsWrittenLate() {
        assertThat(IntStream.range(0, 10_000)).allMatch(seed -> isRevoked(seed, TokenEvent::subject));
    }

    @Test
    void anExpiryThatWasShortenedStaysShort() {
        ApiTokenIssued longLived = issued(1, NOON.plusSeconds(900));
        ApiTokenIssued shortened = issued(2, NOON);

        TokenView view = viewOf(compacted(List.of(longLived, shortened, longLived), TokenEvent::subject));

        assertThat(view.status(DIGEST, NOON)).isEqualTo(new TokenStatus.Expired());
    }

    /** Without this the tests above would prove nothing: with one key per token, compaction keeps what came last. */
    @Test
    void aTokenWouldComeBackIfAllThatIsToldOfItHadOneKey() {
        assertThat(IntStream.range(0, 10_000)).anyMatch(seed -> !isRevoked(seed, _ -> "token/1"));
    }

    private static boolean isRevoked(int seed, Function<TokenEvent, String> key) {
        var random = new Random(seed);
        List<TokenEvent> feed = new ArrayList<>(
                List.of(issued(1, null), issued(2, null), new ApiTokenRevoked(1, 7, NOON, null, REVOKED_BY_OWNER, 3)));
        for (int late = 0; late < 3; late++) {
            feed.add(feed.get(random.nextInt(feed.size())));
        }
        return viewOf(compacted(feed, key)).status(DIGEST, NOON) instanceof TokenStatus.Revoked;
    }

    private static Collection<TokenEvent> compacted(List<? extends TokenEvent> feed, Function<TokenEvent, String> key) {
        Map<String, TokenEvent> latest = new LinkedHashMap<>();
        for (TokenEvent event : feed) {
            latest.remove(key.apply(event));
            latest.put(key.apply(event), event);
        }
        return latest.values();
    }

    private static TokenView viewOf(Collection<TokenEvent> feed) {
        var view = new TokenView();
        feed.forEach(view::apply);
        return view;
    }

    private static ApiTokenIssued issued(long version, Instant expiresAt) {
        return new ApiTokenIssued(1, 7, DIGEST.hex(), NOON, expiresAt, version);
    }
}
