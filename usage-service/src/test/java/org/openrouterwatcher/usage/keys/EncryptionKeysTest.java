package org.openrouterwatcher.usage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.web.secret.Secret;

class EncryptionKeysTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void theFirstKeyIsThePrimaryOne() {
        EncryptionKeys keys = EncryptionKeys.parse(Secret.of("k2:" + KEY + ", k1:" + KEY));

        assertThat(keys.primaryId()).isEqualTo("k2");
        assertThat(keys.ids()).containsExactly("k2", "k1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s",
                "k1",
                "k1:",
                ":%1$s",
                "k1:%1$s,",
                "k1:%1$s,k1:%1$s",
                "k1:c2hvcnQ=",
                "k 1:%1$s",
                "k1:%1$s%1$s"
            })
    void refusesAListThatIsWrongWithoutShowingIt(String list) {
        Secret secret = Secret.of(list.formatted(KEY));

        assertThatThrownBy(() -> EncryptionKeys.parse(secret))
                .isInstanceOf(EncryptionKeysException.class)
                .hasMessageStartingWith("watcher.keys.encryption-keys: ")
                .hasMessageNotContaining(KEY);
    }
}
