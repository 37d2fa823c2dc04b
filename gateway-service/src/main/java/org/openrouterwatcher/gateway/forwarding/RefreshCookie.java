package org.openrouterwatcher.gateway.forwarding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The only cookie that any service behind the gateway knows, and only two operations need it. */
final class RefreshCookie {

    /** With and without {@code Secure}; see token-service. */
    private static final Set<String> NAMES = Set.of("__Host-watcher-refresh", "watcher-refresh");

    private static final Set<String> WANTED_AT = Set.of("/api/auth/refresh", "/api/auth/logout");

    private RefreshCookie() {}

    /** What of a request's cookies goes inward on a route; empty for nothing. */
    static String of(Route route, HttpFields headers) {
        if (!WANTED_AT.contains(route.template())) {
            return "";
        }
        return headers.getValuesList(HttpHeader.COOKIE).stream()
                .flatMap(field -> List.of(field.split(";")).stream())
                .map(String::strip)
                .filter(pair -> NAMES.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("; "));
    }
}
