package org.openrouterwatcher.token.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "nightly report", "日本語", "👩‍👩‍👧 family", "<b>bold</b>", "a'; drop table"})
    void isAnyShortLine(String text) {
        assertThat(TokenName.parse(text)).contains(new TokenName(text));
    }

    @Test
    void losesTheSpacesAroundIt() {
        assertThat(TokenName.parse(" \t\u2003 x ")).contains(new TokenName("x"));
    }

    @Test
    void hasAtMost100CharactersAsPeopleCountThem() {
        assertThat(TokenName.parse("🚀".repeat(100))).isPresent();
        assertThat(TokenName.parse("🚀".repeat(101))).isEmpty();
        assertThat(TokenName.parse("  " + "x".repeat(100) + "  ")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\u0007b", "a\nb", "a\u2029b", "a\u202eb", "a\u2066b", "a\udc00b"})
    void isNothingElse(String text) {
        assertThat(TokenName.parse(text)).isEmpty();
    }

    @Test
    void isNotNothing() {
        assertThat(TokenName.parse(null)).isEmpty();
    }
}
