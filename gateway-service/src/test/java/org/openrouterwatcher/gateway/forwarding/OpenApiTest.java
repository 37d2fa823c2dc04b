package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.gateway.forwarding.Route.Access;
import org.openrouterwatcher.gateway.upstream.Service;
import org.yaml.snakeyaml.Yaml;

/** The reference that people read, and the list that the gateway goes by, say the same. */
class OpenApiTest {

    private static final Path FILE = Path.of("..", "docs", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final String SERVICE = "{service}";

    private final Map<String, Object> document = read();

    private record Operation(String method, String path, Map<String, Object> description) {
        String name() {
            return method + " " + path;
        }
    }

    @Test
    void namesExactlyTheOperationsThatAreRouted() {
        List<String> routed = Routes.all().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();

        assertThat(routedOperations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(routed);
    }

    @Test
    void saysOfEachOperationWhichCredentialItTakes() {
        var routes = new Routes();

        assertThat(routedOperations()).allSatisfy(operation -> {
            var found = (Routes.Match.Found)
                    routes.find(operation.method(), operation.path().replaceAll("[{}]", ""));
            assertThat(schemes(operation))
                    .as(operation.name())
                    .isEqualTo(schemes(found.route().access(), operation.path()));
        });
    }

    @Test
    void saysWhatEachOperationAnswersWhenItRefuses() {
        assertThat(routedOperations()).allSatisfy(operation -> {
            Map<String, Object> answers = map(operation.description().get("responses"));
            assertThat(answers.keySet()).as(operation.name()).contains("503", "504");
            if (!schemes(operation).isEmpty()) {
                assertThat(answers.keySet()).as(operation.name()).contains("401");
            }
        });
    }

    @Test
    void givesEachOperationANameOfItsOwn() {
        List<Object> names = operations()
                .map(operation -> operation.description().get("operationId"))
                .toList();

        assertThat(names).doesNotContainNull().doesNotHaveDuplicates();
    }

    private static List<String> schemes(Access access, String path) {
        return switch (access) {
            case SESSION -> List.of("accessToken");
            case API_TOKEN -> List.of("apiToken");
            case OPEN, OPEN_COUNTED -> path.endsWith("/refresh") ? List.of("refreshToken") : List.of();
        };
    }

    private List<String> schemes(Operation operation) {
        Object own = operation.description().getOrDefault("security", document.get("security"));
        return ((List<?>) own).stream().flatMap(it -> map(it).keySet().stream()).toList();
    }

    /** A path that each service has is routed once for each. */
    private Stream<Operation> routedOperations() {
        return operations()
                .filter(it -> it.path().startsWith("/api/"))
                .flatMap(it -> it.path().contains(SERVICE)
                        ? Arrays.stream(Service.values()).map(service -> of(it, service))
                        : Stream.of(it));
    }

    private static Operation of(Operation operation, Service service) {
        String path = operation.path().replace(SERVICE, service.name().toLowerCase(Locale.ROOT));
        return new Operation(operation.method(), path, operation.description());
    }

    private Stream<Operation> operations() {
        return map(document.get("paths")).entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .map(it -> new Operation(
                                it.getKey().toUpperCase(Locale.ROOT), path.getKey(), map(it.getValue()))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> read() {
        try (var reader = Files.newBufferedReader(FILE)) {
            return new Yaml().load(reader);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
