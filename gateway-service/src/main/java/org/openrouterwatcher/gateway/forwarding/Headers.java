package org.openrouterwatcher.gateway.forwarding;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.openrouterwatcher.gateway.http.StandardHeaders;

/**
 * Which headers pass. Inward only what is listed, so that no spelling of an identity or forwarding header can slip
 * through; outward everything but what concerns this house alone.
 */
final class Headers {

    private static final Set<String> INWARD = Set.of(
            "accept",
            "accept-language",
            "content-length",
            "content-type",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "traceparent",
            "tracestate",
            "user-agent");

    private static final Set<String> HOUSE_ONLY =
            Set.of("connection", "date", "forwarded", "keep-alive", "server", "via", "x-powered-by");

    private static final String OURS = "watcher-";

    private Headers() {}

    static boolean passesInward(HttpField field) {
        return INWARD.contains(field.getLowerCaseName());
    }

    static boolean passesOutward(HttpField field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        return !HOUSE_ONLY.contains(name) && !StandardHeaders.isOne(name) && !name.startsWith(OURS);
    }
}
