package org.openrouterwatcher.cluster.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.fuzz.Operation.Credential;
import org.openrouterwatcher.cluster.fuzz.Operation.Parameter;
import org.yaml.snakeyaml.Yaml;

/** What {@code docs/openapi.yaml} promises. */
final class OpenApi {

    /** What its description says of every call: refused before anybody asks what it is about. */
    static final Set<Integer> OF_EVERY_CALL = Set.of(400, 413, 414, 417, 431);

    private static final Path FILE = Path.of("..", "docs", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Map<String, Object> document;

    private OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    static OpenApi read() {
        try (var reader = Files.newBufferedReader(FILE)) {
            return new OpenApi(new Yaml().load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return map(document.get("paths")).entrySet().stream()
                .flatMap(path -> operationsAt(path.getKey(), map(path.getValue())))
                .toList();
    }

    private Stream<Operation> operationsAt(String template, Map<String, Object> path) {
        return path.entrySet().stream()
                .filter(it -> METHODS.contains(it.getKey()))
                .map(it -> operation(it.getKey().toUpperCase(Locale.ROOT), template, path, map(it.getValue())));
    }

    private Operation operation(String method, String template, Map<String, Object> path, Map<String, Object> it) {
        var parameters = new ArrayList<Parameter>();
        Stream.of(path, it)
                .flatMap(source -> list(source.getOrDefault("parameters", List.of())).stream())
                .map(parameter -> map(resolved(parameter)))
                .map(parameter -> new Parameter(
                        (String) parameter.get("name"),
                        parameter.get("in").equals("path"),
                        map(parameter.get("schema"))))
                .forEach(parameters::add);
        return new Operation(
                (String) it.get("operationId"), method, template, parameters, body(it), statuses(it), credential(it));
    }

    private Map<String, Object> body(Map<String, Object> operation) {
        if (!operation.containsKey("requestBody")) {
            return null;
        }
        var content = map(map(operation.get("requestBody")).get("content"));
        return map(resolved(map(content.get("application/json")).get("schema")));
    }

    private static Set<Integer> statuses(Map<String, Object> operation) {
        return map(operation.get("responses")).keySet().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Credential credential(Map<String, Object> operation) {
        var schemes = list(operation.getOrDefault("security", document.get("security")));
        if (schemes.isEmpty()) {
            return Credential.NONE;
        }
        return switch (map(schemes.getFirst()).keySet().iterator().next()) {
            case "accessToken" -> Credential.SESSION;
            case "apiToken" -> Credential.API_TOKEN;
            case "refreshToken" -> Credential.REFRESH_COOKIE;
            case String other -> throw new IllegalStateException("unknown security scheme " + other);
        };
    }

    /** The same with everything in place that it refers to. */
    private Object resolved(Object value) {
        return switch (value) {
            case Map<?, ?> it when it.get("$ref") instanceof String reference -> resolved(at(reference));
            case Map<?, ?> it -> {
                var all = new LinkedHashMap<String, Object>();
                it.forEach((name, part) -> all.put((String) name, resolved(part)));
                yield all;
            }
            case List<?> it ->
                it.stream().map(part -> part == null ? "null" : resolved(part)).toList();
            case null -> "null";
            default -> value;
        };
    }

    private Object at(String reference) {
        Object found = document;
        for (String name : reference.substring("#/".length()).split("/")) {
            found = map(found).get(name);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
