package org.openrouterwatcher.token.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.token.signing.SigningKey.Ciphertext;

class KeyScheduleTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final PublicKey ANY = anyKey();

    private final KeySchedule schedule =
            new KeySchedule(Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofMinutes(15));

    @Test
    void theFirstKeySignsAtOnce() {
        assertThat(schedule.nextSignsFrom(List.of(), NOON)).contains(NOON);
    }

    @Test
    void theFirstKeySignsByAClockThatIsBehind() {
        SigningKey first = keyFrom(NOON);
        SigningKey next = keyFrom(NOON.plus(Duration.ofMinutes(15)));
        Instant behind = NOON.minusSeconds(90);

        assertThat(schedule.signing(List.of(next, first), behind)).contains(first);
        assertThat(schedule.nextSignsFrom(List.of(first), behind)).isEmpty();
    }

    @Test
    void theNextKeyIsPublishedBeforeItSigns() {
        var only = List.of(keyFrom(NOON));
        Instant due = NOON.plus(Duration.ofDays(30)).minus(Duration.ofMinutes(15));

        assertThat(schedule.nextSignsFrom(only, due.minusSeconds(1))).isEmpty();
        assertThat(schedule.nextSignsFrom(only, due)).contains(NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void aKeyThatIsOverdueStillIsPublishedBeforeItSigns() {
        Instant late = NOON.plus(Duration.ofDays(90));

        assertThat(schedule.nextSignsFrom(List.of(keyFrom(NOON)), late)).contains(late.plus(Duration.ofMinutes(15)));
    }

    @Test
    void noKeyIsMadeWhileOneWaitsForItsTurn() {
        Instant now = NOON.plus(Duration.ofDays(30)).minusSeconds(60);

        assertThat(schedule.nextSignsFrom(List.of(keyFrom(NOON), keyFrom(now.plusSeconds(60))), now))
                .isEmpty();
    }

    @Test
    void theOldKeySignsUntilTheVeryMomentTheNewOneDoes() {
        SigningKey old = keyFrom(NOON);
        SigningKey next = keyFrom(NOON.plusSeconds(100));

        assertThat(schedule.signing(List.of(old, next), NOON.plusSeconds(99))).contains(old);
        assertThat(schedule.signing(List.of(old, next), NOON.plusSeconds(100))).contains(next);
    }

    @Test
    void theOldKeyIsPublishedUntilItsLastTokenHasExpired() {
        SigningKey old = keyFrom(NOON);
        SigningKey next = keyFrom(NOON.plusSeconds(100));
        Instant lastTokenExpires = NOON.plusSeconds(100).plus(Duration.ofMinutes(15));

        assertThat(schedule.over(List.of(old, next), lastTokenExpires)).isEmpty();
        assertThat(schedule.over(List.of(old, next), lastTokenExpires.plus(Duration.ofMinutes(2))))
                .containsExactly(old);
    }

    @Test
    void theNewestKeyIsNeverOver() {
        assertThat(schedule.over(List.of(keyFrom(NOON)), NOON.plus(Duration.ofDays(3650))))
                .isEmpty();
    }

    private static SigningKey keyFrom(Instant signsFrom) {
        return new SigningKey(signsFrom.toString(), ANY, new Ciphertext(new byte[0]), signsFrom);
    }

    private static PublicKey anyKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
