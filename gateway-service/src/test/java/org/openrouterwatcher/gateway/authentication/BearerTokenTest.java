package org.openrouterwatcher.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.authentication.BearerToken.Absent;
import org.openrouterwatcher.gateway.authentication.BearerToken.Ambiguous;
import org.openrouterwatcher.gateway.authentication.BearerToken.Present;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "Bearer   abc", "  Bearer abc  "})
    void readsTheSchemeInAnyCase(String header) {
        assertThat(BearerToken.read(List.of(header), null)).isEqualTo(new Present("abc"));
    }

    @Test
    void findsNoneWithoutAHeader() {
        assertThat(BearerToken.read(List.of(), null)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearertoken abc", "Token abc", "abc", ""})
    void doesNotTakeOtherSchemes(String header) {
        assertThat(BearerToken.read(List.of(header), null)).isEqualTo(new Absent());
    }

    @Test
    void takesAnEmptyTokenForABadOneNotForNone() {
        assertThat(BearerToken.read(List.of("Bearer"), null)).isEqualTo(new Present(""));
    }

    @Test
    void leavesOutSpacesAndNothingElse() {
        assertThat(BearerToken.read(List.of("Bearer  \tabc d"), null)).isEqualTo(new Present("\tabc d"));
    }

    @Test
    void refusesToChooseBetweenTwo() {
        assertThat(BearerToken.read(List.of("Bearer abc", "Bearer abc"), null)).isEqualTo(new Ambiguous());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=abc", "days=3&access_token=abc", "access_token="})
    void refusesOneInTheUrl(String query) {
        assertThat(BearerToken.read(List.of(), query)).isEqualTo(new Ambiguous());
        assertThat(BearerToken.read(List.of("Bearer abc"), query)).isEqualTo(new Ambiguous());
    }

    @Test
    void doesNotMindAParameterThatOnlyEndsAlike() {
        assertThat(BearerToken.read(List.of("Bearer abc"), "no_access_token=1")).isEqualTo(new Present("abc"));
    }

    @Test
    void neverShowsItself() {
        assertThat(new Present("abc").toString()).doesNotContain("abc");
    }
}
