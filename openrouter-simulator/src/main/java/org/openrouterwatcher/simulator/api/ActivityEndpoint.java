package org.openrouterwatcher.simulator.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.ActivityRow;
import org.openrouterwatcher.simulator.world.ActivityWindow;
import org.openrouterwatcher.simulator.world.KeyHistory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /activity}: completed UTC days, one row per day, model and endpoint, without a word on which key it was.
 *
 * <p>Dates come in both forms that have been seen, row by row; some rows lack slug, endpoint and provider.
 */
final class ActivityEndpoint implements Endpoint {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Override
    public Answer answer(ApiRequest request) {
        var refusal = refusal(request);
        if (refusal != null) {
            return refusal;
        }
        var perWorkspace = request.parameter("group_by") != null;
        var rows = request.account().inferenceKeys().stream()
                .filter(history -> isWanted(history, request))
                .flatMap(history -> ActivityWindow.rows(history, days(request), request.now()))
                .map(row -> perWorkspace ? row : new ActivityRow(row.date(), row.endpoint(), null, row.spent()));
        return answer(ActivityRow.merged(rows));
    }

    private static @Nullable Answer refusal(ApiRequest request) {
        var hash = request.parameter("api_key_hash");
        var workspace = request.parameter("workspace_id");
        var groupBy = request.parameter("group_by");
        if (days(request).isEmpty()) {
            return Refusals.badRequest("Date must be within the last 30 (completed) UTC days");
        }
        if (workspace != null && !KeysEndpoint.isUuid(workspace)) {
            return Refusals.badRequest("workspace_id must be a UUID");
        }
        if (groupBy != null && !groupBy.equals("workspace")) {
            return Refusals.badRequest("group_by only knows workspace");
        }
        if (hash == null) {
            return null;
        }
        if (!HASH.matcher(hash).matches()) {
            return Refusals.badRequest("api_key_hash must be a SHA-256 hex string");
        }
        return request.account().inferenceKeys().stream()
                        .noneMatch(history -> history.key().hash().equals(hash))
                ? Refusals.notFound("API key not found")
                : null;
    }

    /** The days asked for; none when the date is today, too old or not a date. */
    private static List<LocalDate> days(ApiRequest request) {
        var window = ActivityWindow.at(request.now());
        var asked = request.parameter("date");
        if (asked == null) {
            return window.days();
        }
        try {
            var date = LocalDate.parse(asked);
            return window.allows(date) ? List.of(date) : List.of();
        } catch (DateTimeParseException notOne) {
            return List.of();
        }
    }

    private static boolean isWanted(KeyHistory history, ApiRequest request) {
        var key = history.key();
        return matches(request.parameter("api_key_hash"), key.hash())
                && matches(request.parameter("user_id"), key.creatorUserId())
                && matches(request.parameter("workspace_id"), key.workspaceId());
    }

    private static boolean matches(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static Answer answer(List<ActivityRow> rows) {
        var body = Json.object();
        var data = body.putArray("data");
        for (var row : rows) {
            write(data.addObject(), row, data.size() % 2 == 0);
        }
        return Answer.ok(body);
    }

    private static void write(ObjectNode item, ActivityRow row, boolean withTime) {
        var endpoint = row.endpoint();
        var spent = row.spent();
        item.put("date", withTime ? row.date() + " 00:00:00" : row.date().toString());
        item.put("model", endpoint.model());
        putIfPresent(item, "model_permaslug", endpoint.permaslug());
        putIfPresent(item, "endpoint_id", endpoint.id());
        putIfPresent(item, "provider_name", endpoint.provider());
        KeyFields.put(item, "usage", spent.credits());
        KeyFields.put(item, "byok_usage_inference", spent.byok());
        item.put("requests", spent.requests())
                .put("prompt_tokens", spent.promptTokens())
                .put("completion_tokens", spent.completionTokens())
                .put("reasoning_tokens", spent.reasoningTokens());
        putIfPresent(item, "workspace_id", row.workspaceId());
    }

    private static void putIfPresent(ObjectNode item, String field, @Nullable String value) {
        if (value != null) {
            item.put(field, value);
        }
    }
}
