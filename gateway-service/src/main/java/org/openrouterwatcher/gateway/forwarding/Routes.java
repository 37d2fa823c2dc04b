package org.openrouterwatcher.gateway.forwarding;

import static org.openrouterwatcher.gateway.forwarding.Route.Access.API_TOKEN;
import static org.openrouterwatcher.gateway.forwarding.Route.Access.OPEN;
import static org.openrouterwatcher.gateway.forwarding.Route.Access.OPEN_COUNTED;
import static org.openrouterwatcher.gateway.forwarding.Route.Access.SESSION;
import static org.openrouterwatcher.gateway.forwarding.Route.Effect.ENDS_ACCOUNT;
import static org.openrouterwatcher.gateway.forwarding.Route.Effect.ENDS_SESSION;
import static org.openrouterwatcher.gateway.forwarding.Route.Effect.NONE;
import static org.openrouterwatcher.gateway.forwarding.Route.Effect.REVOKES_TOKEN;
import static org.openrouterwatcher.gateway.forwarding.Route.Pace.ASKS_OPENROUTER;
import static org.openrouterwatcher.gateway.forwarding.Route.Pace.LIVE;
import static org.openrouterwatcher.gateway.forwarding.Route.Pace.PROMPT;
import static org.openrouterwatcher.gateway.forwarding.Route.Pace.UNHURRIED;
import static org.openrouterwatcher.gateway.upstream.Service.SCHEDULER;
import static org.openrouterwatcher.gateway.upstream.Service.TOKEN;
import static org.openrouterwatcher.gateway.upstream.Service.USAGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.gateway.upstream.Service;

/**
 * Every operation that the gateway lets through, and nothing else: what is not listed here is not reachable from
 * outside. The list is the one of {@code docs/openapi.yaml}; a test compares them.
 */
public final class Routes {

    private static final String API = "/api/";

    /** What may stand for a name in a template; the service says whether it means something. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.~+-]{1,128}");

    private static final Stream<Route> OF_ONE_SERVICE = Stream.of(
            new Route("POST", "/api/auth/register", TOKEN, OPEN_COUNTED, UNHURRIED, NONE),
            new Route("POST", "/api/auth/login", TOKEN, OPEN_COUNTED, UNHURRIED, NONE),
            new Route("POST", "/api/auth/refresh", TOKEN, OPEN_COUNTED, UNHURRIED, NONE),
            new Route("POST", "/api/auth/logout", TOKEN, SESSION, UNHURRIED, ENDS_SESSION),
            new Route("POST", "/api/auth/logout-everywhere", TOKEN, SESSION, UNHURRIED, ENDS_SESSION),
            new Route("GET", "/api/profile", TOKEN, SESSION, PROMPT, NONE),
            new Route("PUT", "/api/profile/password", TOKEN, SESSION, UNHURRIED, ENDS_SESSION),
            new Route("DELETE", "/api/profile", TOKEN, SESSION, UNHURRIED, ENDS_ACCOUNT),
            new Route("POST", "/api/tokens", TOKEN, SESSION, PROMPT, NONE),
            new Route("GET", "/api/tokens", TOKEN, SESSION, PROMPT, NONE),
            new Route("DELETE", "/api/tokens/{id}", TOKEN, SESSION, UNHURRIED, REVOKES_TOKEN),
            new Route("POST", "/api/tokens/{id}/rotate", TOKEN, SESSION, UNHURRIED, NONE),
            new Route("POST", "/api/tokens/revoke-leaked", TOKEN, OPEN_COUNTED, UNHURRIED, NONE),
            new Route("GET", "/api/revocations/{id}", TOKEN, OPEN, PROMPT, NONE),
            new Route("GET", "/api/gateways", TOKEN, SESSION, PROMPT, NONE),
            new Route("POST", "/api/keys", USAGE, SESSION, ASKS_OPENROUTER, NONE),
            new Route("GET", "/api/keys", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/keys/{id}", USAGE, SESSION, PROMPT, NONE),
            new Route("PUT", "/api/keys/{id}", USAGE, SESSION, PROMPT, NONE),
            new Route("DELETE", "/api/keys/{id}", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/keys/{id}/statuses", USAGE, SESSION, PROMPT, NONE),
            new Route("POST", "/api/keys/{id}/sync", USAGE, SESSION, PROMPT, NONE),
            new Route("POST", "/api/keys/{id}/validate", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/stats/dashboard", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/stats/overview", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/usage", USAGE, SESSION, PROMPT, NONE),
            new Route("GET", "/api/live", USAGE, SESSION, LIVE, NONE),
            new Route("GET", "/api/v1/stats", USAGE, API_TOKEN, PROMPT, NONE),
            new Route("GET", "/api/v1/usage", USAGE, API_TOKEN, PROMPT, NONE),
            new Route("GET", "/api/v1/keys", USAGE, API_TOKEN, PROMPT, NONE),
            new Route("GET", "/api/schedules", SCHEDULER, SESSION, PROMPT, NONE),
            new Route("GET", "/api/schedules/{job}/ticks", SCHEDULER, SESSION, PROMPT, NONE),
            new Route("POST", "/api/schedules/{job}/run", SCHEDULER, SESSION, PROMPT, NONE),
            new Route("PUT", "/api/schedules/{job}", SCHEDULER, SESSION, PROMPT, NONE));

    private static final List<Route> ALL = Stream.concat(
                    OF_ONE_SERVICE, Arrays.stream(Service.values()).flatMap(Routes::ofEach))
            .toList();

    /** By template segments, and within one path by method. */
    private final Map<List<String>, Map<String, Route>> byPath = ALL.stream()
            .collect(Collectors.groupingBy(Route::segments, Collectors.toUnmodifiableMap(Route::method, it -> it)));

    /** What a method and path lead to. */
    public sealed interface Match {

        /** An operation of the API. */
        record Found(Route route) implements Match {}

        /** A path of the API that does not take this method, but these. */
        record WrongMethod(String template, List<String> allowed) implements Match {}

        /** Nothing, though it looks like the API. */
        record Nowhere() implements Match {}

        /** Not the API: one of the gateway's own pages, perhaps. */
        record NotApi() implements Match {}
    }

    /** All operations. */
    public static List<Route> all() {
        return ALL;
    }

    /** What each service answers for its own; a retry does the listener's work, which may be asking OpenRouter. */
    private static Stream<Route> ofEach(Service service) {
        String name = service.name().toLowerCase(Locale.ROOT);
        String audit = "/api/admin/audit/" + name;
        String letters = "/api/admin/dead-letters/" + name;
        String letter = letters + "/{id}";
        return Stream.of(
                new Route("GET", audit, service, SESSION, PROMPT, NONE),
                new Route("POST", audit + "/verify", service, SESSION, UNHURRIED, NONE),
                new Route("GET", letters, service, SESSION, PROMPT, NONE),
                new Route("GET", letter, service, SESSION, PROMPT, NONE),
                new Route("POST", letter + "/retry", service, SESSION, ASKS_OPENROUTER, NONE),
                new Route("POST", letter + "/skip", service, SESSION, ASKS_OPENROUTER, NONE));
    }

    /** @param path as it stands in the request line, without the query; percent-encoded letters match nothing */
    public Match find(String method, String path) {
        if (!path.startsWith(API) && !path.equals("/api")) {
            return new Match.NotApi();
        }
        Optional<Map<String, Route>> operations = operationsAt(path);
        if (operations.isEmpty()) {
            return new Match.Nowhere();
        }
        Route route = operations.get().get(method.equals("HEAD") ? "GET" : method);
        return route == null ? wrongMethod(operations.get()) : new Match.Found(route);
    }

    private Optional<Map<String, Route>> operationsAt(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        Map<String, Route> exact = byPath.get(segments);
        return exact != null
                ? Optional.of(exact)
                : byPath.entrySet().stream()
                        .filter(entry -> matches(entry.getKey(), segments))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static boolean matches(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            boolean fits = template.get(i).startsWith("{")
                    ? VALUE.matcher(segments.get(i)).matches()
                    : template.get(i).equals(segments.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Match wrongMethod(Map<String, Route> operations) {
        var allowed = new TreeSet<>(operations.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String template = operations.values().iterator().next().template();
        return new Match.WrongMethod(template, new ArrayList<>(allowed));
    }
}
