package org.openrouterwatcher.gateway.http;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a client says of compressed answers (RFC 9110, 12.5.3). Only gzip is known here; who does not name it gets its
 * answer as it is, also who says that it takes nothing at all.
 */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /**
     * Whether an answer may come as gzip.
     *
     * @param fields the values of {@code Accept-Encoding}
     */
    public static boolean takesGzip(Collection<String> fields) {
        return fields.stream()
                .flatMap(field -> Stream.of(field.toLowerCase(Locale.ROOT).split(",")))
                .map(String::strip)
                .anyMatch(it -> it.equals("gzip") || it.startsWith("gzip;") && !it.matches("gzip;\\s*q=0(\\.0*)?"));
    }
}
