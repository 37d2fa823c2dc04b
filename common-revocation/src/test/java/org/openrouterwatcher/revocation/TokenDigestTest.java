package org.openrouterwatcher.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDigestTest {

    private static final String HEX = "00000000000000017fffffffffffffff8000000000000000ffffffffffffffff";

    @Test
    void keepsAllBits() {
        assertThat(TokenDigest.parse(HEX)).isEqualTo(new TokenDigest(1, Long.MAX_VALUE, Long.MIN_VALUE, -1));
        assertThat(TokenDigest.parse(HEX).hex()).isEqualTo(HEX);
    }

    @Test
    void isTheSameFromBytes() {
        assertThat(TokenDigest.of(HexFormat.of().parseHex(HEX))).isEqualTo(TokenDigest.parse(HEX));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenDigest.of(new byte[31]));
    }

    @Test
    void neverShowsItself() {
        assertThat(TokenDigest.parse(HEX).toString()).isEqualTo("[digest]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz000000000000017fffffffffffffff8000000000000000ffffffffffffffff"})
    void refusesWhatIsNoDigest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenDigest.parse(text));
    }
}
