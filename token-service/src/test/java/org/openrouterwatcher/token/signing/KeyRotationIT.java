package org.openrouterwatcher.token.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.audit.trail.AuditTrail;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.token.kit.Answer;
import org.openrouterwatcher.token.kit.Database;
import org.openrouterwatcher.token.kit.Gateway;
import org.openrouterwatcher.token.kit.Parallel;
import org.openrouterwatcher.token.kit.People;
import org.openrouterwatcher.token.kit.RunningTokenService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RunningTokenService
class KeyRotationIT {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofMinutes(15);

    @Autowired
    Gateway gateway;

    @Autowired
    People people;

    @Autowired
    Database database;

    @Autowired
    TestClock clock;

    @Autowired
    KeyRotation rotation;

    @Autowired
    SigningKeys keys;

    @Autowired
    PrivateKeyCipher cipher;

    @Autowired
    SigningProperties properties;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Nested
    class JwksAnswers200 {

        @Test
        void toAnybodyWithTheKeysByWhichTokensAreVerified() {
            String token = people.someone().accessToken();

            Answer answer = gateway.get("/internal/jwks").send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=");
            assertThat(answer.json().required("keys").get(0).propertyNames())
                    .containsExactlyInAnyOrder("kty", "crv", "kid", "use", "alg", "x");
            assertThat(verified(token).getPayload().getIssuer()).isEqualTo("openrouter-watcher");
        }
    }

    @Test
    void publishesTheNextKeyBeforeItSignsAndTheOldOneUntilItsTokensHaveExpired() {
        String oldToken = people.someone().accessToken();
        String oldKid = kid(oldToken);
        makeTheNextKeyDue();

        rotation.rotate();

        assertThat(published()).hasSize(2);
        assertThat(kid(people.someone().accessToken())).isEqualTo(oldKid);

        clock.advance(AHEAD.minusSeconds(1));
        String lastOfTheOld = people.someone().accessToken();
        assertThat(kid(lastOfTheOld)).isEqualTo(oldKid);

        clock.advance(Duration.ofSeconds(1));
        String firstOfTheNew = people.someone().accessToken();
        assertThat(kid(firstOfTheNew)).isNotEqualTo(oldKid);
        rotation.rotate();
        assertThat(verified(lastOfTheOld)).isNotNull();
        assertThat(verified(firstOfTheNew)).isNotNull();

        clock.advance(Duration.ofMinutes(20));
        rotation.rotate();
        assertThat(published()).hasSize(1).doesNotContain(oldKid);
    }

    @Test
    void makesOneKeyWhenManyInstancesRotateAtOnce() {
        makeTheNextKeyDue();
        int before = published().size();

        Parallel.calls(8, _ -> {
            new KeyRotation(keys, cipher, properties, audit, transaction, clock).rotate();
            return true;
        });

        assertThat(published()).hasSize(before + 1);
    }

    @Test
    void keepsPrivateKeysOutOfTheDatabase() {
        for (SigningKey key : keys.all()) {
            String inHex = HexFormat.of().formatHex(cipher.decrypt(key).getEncoded());

            assertThat(database.everything()).doesNotContain(inHex.substring(inHex.length() - 64));
        }
    }

    /** Other tests may have moved the clock past any number of periods. */
    private void makeTheNextKeyDue() {
        rotation.rotate();
        clock.advance(AHEAD.plus(Duration.ofMinutes(20)));
        rotation.rotate();
        clock.advance(PERIOD.minus(AHEAD));
    }

    private List<String> published() {
        return gateway.get("/internal/jwks")
                .send()
                .json()
                .required("keys")
                .valueStream()
                .map(key -> key.required("kid").asString())
                .toList();
    }

    private static String kid(String token) {
        return People.header(token).required("kid").asString();
    }

    /** As a gateway does it: with nothing but what is published. */
    private Jws<Claims> verified(String token) {
        JwkSet set = Jwks.setParser()
                .build()
                .parse(gateway.get("/internal/jwks").send().body());
        return Jwts.parser()
                .keyLocator(header -> set.getKeys().stream()
                        .filter(jwk -> jwk.getId().equals(header.get("kid")))
                        .map(Jwk::toKey)
                        .map(Key.class::cast)
                        .findFirst()
                        .orElseThrow())
                .clock(() -> Date.from(clock.instant()))
                .build()
                .parseSignedClaims(token);
    }
}
