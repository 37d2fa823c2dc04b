package org.openrouterwatcher.gateway.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.openrouterwatcher.web.request.RequestId;

/** The headers of every answer, whoever made it: the request id, and what a browser may do with the answer. */
public final class StandardHeaders {

    /** Own scripts and styles only; {@code data:} images because the API reference draws its icons so. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private static final List<HttpField> FIXED = List.of(
            new PreEncodedHttpField("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new PreEncodedHttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(RequestId.HEADER), FIXED.stream().map(HttpField::getName))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private StandardHeaders() {}

    /** Puts them into an answer, in place of others of the same name. */
    public static void put(HttpFields.Mutable headers, String requestId) {
        headers.put(RequestId.HEADER, requestId);
        FIXED.forEach(headers::put);
    }

    /** Whether the gateway alone says this header; {@code name} is in lower case. */
    public static boolean isOne(String name) {
        return NAMES.contains(name);
    }
}
