package org.openrouterwatcher.cluster.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openrouterwatcher.cluster.fuzz.Operation.Parameter;

/** Makes requests from what the API promises: good ones, nearly good ones, and such that nobody means well with. */
final class RequestMaker {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "G\u00e4T");

    /** A path that leads elsewhere, or a method that it does not take. */
    private static final Set<Integer> ASTRAY = Set.of(400, 401, 403, 404, 405, 409, 413, 414, 415, 417, 422, 429, 431);

    private final long seed;
    private final List<Operation> operations;

    RequestMaker(long seed, List<Operation> operations) {
        this.seed = seed;
        this.operations = operations;
    }

    FuzzRequest request(long number) {
        var dice = new Dice(seed, number);
        var operation = operation(dice);
        var draft = new Draft(dice, operation);
        return draft.request(number);
    }

    /** Some take long; they come less often. */
    private Operation operation(Dice dice) {
        var operation = dice.any(operations);
        return Cast.TAKES_LONG.contains(operation.id()) && !dice.oneIn(10) ? operation(dice) : operation;
    }

    /** One request while it is thought out. */
    private static final class Draft {

        private final Dice dice;
        private final Operation operation;
        private final Values values;
        private final Set<Integer> expected = new HashSet<>(OpenApi.OF_EVERY_CALL);
        private final List<String> lines = new ArrayList<>();

        Draft(Dice dice, Operation operation) {
            this.dice = dice;
            this.operation = operation;
            this.values = new Values(dice);
            expected.addAll(operation.statuses());
        }

        FuzzRequest request(long number) {
            String method = method();
            String target = path() + query();
            lines.addAll(Credentials.of(operation, dice));
            byte[] body = body();
            headers(body);
            boolean chunked = body != null && dice.oneIn(5);
            return new FuzzRequest(
                    number, operation.id(), method, target, List.copyOf(lines), body, chunked, Set.copyOf(expected));
        }

        private String method() {
            if (!dice.oneIn(12)) {
                return operation.method();
            }
            String method = dice.any(METHODS);
            if (!method.equals(operation.method())) {
                expected.addAll(ASTRAY);
                expected.addAll(Set.of(200, 201, 202, 204));
            }
            return method;
        }

        private String path() {
            var chosen = new HashMap<String, String>();
            for (Parameter parameter : operation.path()) {
                boolean good = !dice.oneIn(5);
                if (!good) {
                    expected.addAll(ASTRAY);
                }
                chosen.put(parameter.name(), good ? values.good(parameter.schema()) : encoded(values.hostile()));
            }
            String path = operation.pathWith(chosen);
            if (!dice.oneIn(20)) {
                return path;
            }
            expected.addAll(ASTRAY);
            return dice.any(
                    path + "/",
                    "/" + path,
                    path + ";a=b",
                    path + "/../" + encoded(values.hostile()),
                    path + "%2f..%2f",
                    path + "%00",
                    path.replace("/api/", "/API/"),
                    path.replace("/api/", "/api/./"),
                    path.replace("a", "%61"),
                    "http://another" + path,
                    path + "#a",
                    path + "\\a",
                    path + "{a}",
                    path + "/" + encoded(values.hostile()));
        }

        private String query() {
            var parts = new ArrayList<String>();
            for (Parameter parameter : operation.query()) {
                if (dice.oneIn(2)) {
                    parts.add(parameter.name() + "="
                            + encoded(dice.oneIn(3) ? values.hostile() : values.good(parameter.schema())));
                }
            }
            if (dice.oneIn(20)) {
                parts.add(dice.any(
                        encoded(values.hostile()) + "=" + encoded(values.hostile()),
                        "access_token=or_api_" + dice.hex(49),
                        "%",
                        "%zz=%u0041",
                        "a=%ff%fe",
                        "limit=1&limit=2",
                        "=",
                        "&&&",
                        "a[b][c]=d",
                        "q=" + "x".repeat(dice.any(3000, 8000, 9000, 20_000)),
                        Stream.generate(() -> "a=b").limit(1500).reduce("a=b", (a, b) -> a + "&" + b)));
                if (operation.statuses().contains(404) || !operation.template().startsWith("/api/")) {
                    expected.add(404);
                }
                expected.add(422);
                expected.add(401);
            }
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }

        private byte[] body() {
            if (operation.body() == null) {
                return dice.oneIn(15) ? dice.any(HostileBodies.ALL) : null;
            }
            return switch (dice.below(6)) {
                case 0 -> dice.any(HostileBodies.ALL);
                case 1, 2, 3 -> values.nearlyGoodJson(operation.body()).getBytes(UTF_8);
                default -> values.goodJson(operation.body()).getBytes(UTF_8);
            };
        }

        private void headers(byte[] body) {
            if (!dice.oneIn(4)) {
                // one address may fail a hundred times before it has to wait
                lines.add("X-Forwarded-For: 10.%d.%d.%d".formatted(dice.below(256), dice.below(256), dice.below(256)));
            }
            if (body != null && !dice.oneIn(25)) {
                lines.add("Content-Type: "
                        + (dice.oneIn(8) ? dice.any(HostileHeaders.CONTENT_TYPES) : "application/json"));
            }
            if (dice.oneIn(8)) {
                lines.add("Accept: " + dice.any(HostileHeaders.ACCEPTS));
            }
            if (dice.oneIn(6)) {
                lines.add(dice.any(HostileHeaders.LINES));
            }
        }

        /** As a careful client would, or not quite. */
        private String encoded(String text) {
            return dice.oneIn(15) ? text : URLEncoder.encode(text, UTF_8).replace("+", "%20");
        }
    }
}
