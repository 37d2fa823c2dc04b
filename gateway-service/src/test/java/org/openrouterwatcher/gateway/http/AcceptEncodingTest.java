package org.openrouterwatcher.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZip", "deflate, gzip;q=0.5", "gzip; q=1"})
    void isGzipForWhoNamesIt(String field) {
        assertThat(AcceptEncoding.takesGzip(List.of(field))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip; q=0.00", "br;q=x, identity;q=0, *;q=0", "xgzip"})
    void isNothingForWhoDoesNot(String field) {
        assertThat(AcceptEncoding.takesGzip(List.of(field))).isFalse();
    }
}
