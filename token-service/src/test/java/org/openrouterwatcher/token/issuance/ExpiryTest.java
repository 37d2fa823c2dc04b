package org.openrouterwatcher.token.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T12:00:01Z, 2027-03-01T12:00:01Z",
        "2027-03-01T14:00:01+02:00, 2027-03-01T12:00:01Z",
        "2027-03-01T12:00:00.000001999Z, 2027-03-01T12:00:00.000001Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void isAMomentInTheFuture(String text, Instant at) {
        assertThat(Expiry.parse(text, NOW)).contains(new Expiry(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-01T12:00:00Z",
                "2027-03-01T12:00:00.000000999Z",
                "2027-03-01T12:00:00",
                "2027-03-02",
                "1900000000",
                "+10000-01-01T00:00:00Z",
                "2027-02-30T00:00:00Z",
                ""
            })
    void isNothingElse(String text) {
        assertThat(Expiry.parse(text, NOW)).isEmpty();
    }
}
