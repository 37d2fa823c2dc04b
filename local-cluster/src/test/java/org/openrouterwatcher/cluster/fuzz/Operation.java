package org.openrouterwatcher.cluster.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation as {@code docs/openapi.yaml} describes it, references resolved.
 *
 * @param body what its body must look like; null when it takes none
 * @param statuses what it may answer
 */
record Operation(
        String id,
        String method,
        String template,
        List<Parameter> parameters,
        Map<String, Object> body,
        Set<Integer> statuses,
        Credential credential) {

    /** What it wants to see of who calls. */
    enum Credential {
        NONE,
        SESSION,
        API_TOKEN,
        REFRESH_COOKIE
    }

    /** One part of path or query. */
    record Parameter(String name, boolean inPath, Map<String, Object> schema) {}

    List<Parameter> query() {
        return parameters.stream().filter(it -> !it.inPath()).toList();
    }

    List<Parameter> path() {
        return parameters.stream().filter(Parameter::inPath).toList();
    }

    /** The fields of its body and what each must look like; none when it takes no body. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> fields() {
        return body == null ? Map.of() : (Map<String, Map<String, Object>>) body.get("properties");
    }

    /** The path with these values in place of the names. */
    String pathWith(Map<String, String> values) {
        String path = template;
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }
}
