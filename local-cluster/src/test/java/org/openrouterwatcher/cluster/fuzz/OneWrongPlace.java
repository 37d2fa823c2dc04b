package org.openrouterwatcher.cluster.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.fuzz.Operation.Parameter;

/** Good requests but for one value: in every field of every body, every parameter, and in headers that name a place. */
final class OneWrongPlace {

    private static final List<String> HEADERS = List.of(
            "X-Forwarded-Host",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Forwarded",
            "Referer",
            "Origin",
            "Location",
            "Destination",
            "Link",
            "Webhook-Request-Callback",
            "X-Wap-Profile");

    private final Dice addresses = new Dice(1, 2);
    private final Values values = new Values(new Dice(1, 1));
    private final List<Operation> operations;

    OneWrongPlace(List<Operation> operations) {
        this.operations = operations;
    }

    /** @param json as it stands in the place of the value */
    Stream<FuzzRequest> inFields(String json) {
        return operations.stream()
                .flatMap(operation -> operation.fields().keySet().stream()
                        .map(field -> request(operation, Map.of(), List.of(), bodyWith(operation, field, json))));
    }

    /** @param type of the parameters, as a schema names it */
    Stream<FuzzRequest> inParameters(String type, String value) {
        return operations.stream()
                .flatMap(operation -> operation.parameters().stream()
                        .filter(parameter -> Values.type(parameter.schema()).equals(type))
                        .map(parameter -> request(
                                operation, Map.of(parameter.name(), encoded(value)), List.of(), body(operation))));
    }

    Stream<FuzzRequest> inHeaders(String value) {
        return operations.stream()
                .flatMap(operation -> HEADERS.stream()
                        .map(name -> request(operation, Map.of(), List.of(name + ": " + value), body(operation))));
    }

    private FuzzRequest request(Operation operation, Map<String, String> wrong, List<String> more, byte[] body) {
        var path = new HashMap<String, String>();
        operation.path().forEach(it -> path.put(it.name(), wrong.getOrDefault(it.name(), values.good(it.schema()))));
        String query = operation.query().stream()
                .map(Parameter::name)
                .filter(wrong::containsKey)
                .map(name -> "?" + name + "=" + wrong.get(name))
                .collect(Collectors.joining());
        var lines = new ArrayList<>(Credentials.right(operation, new Dice(1, 0)));
        lines.addAll(more);
        lines.add("X-Forwarded-For: 10.0.%d.%d".formatted(addresses.below(256), addresses.below(256)));
        if (body != null) {
            lines.add("Content-Type: application/json");
        }
        Set<Integer> expected = new HashSet<>(operation.statuses());
        expected.addAll(OpenApi.OF_EVERY_CALL);
        if (!operation.path().isEmpty()) {
            expected.add(404);
        }
        return new FuzzRequest(
                0, operation.id(), operation.method(), operation.pathWith(path) + query, lines, body, false, expected);
    }

    private byte[] body(Operation operation) {
        return operation.body() == null
                ? null
                : values.goodJson(operation.body()).getBytes(UTF_8);
    }

    private byte[] bodyWith(Operation operation, String wrong, String json) {
        var fields = new LinkedHashMap<String, String>();
        operation.fields().forEach((name, schema) -> fields.put(name, values.goodJson(schema)));
        fields.put(wrong, json);
        return Values.inBraces(fields).getBytes(UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
