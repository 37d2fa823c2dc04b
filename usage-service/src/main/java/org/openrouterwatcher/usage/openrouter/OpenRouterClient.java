package org.openrouterwatcher.usage.openrouter;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.secret.Secret;
import tools.jackson.databind.JsonNode;

/**
 * The questions we have for OpenRouter. Blocks for at most the configured time, may be called from any number of
 * threads, and never throws for trouble upstream.
 */
public final class OpenRouterClient implements AutoCloseable {

    private final PatientTransport transport;

    /** @param clock for HTTP dates and the circuit breaker's pause */
    public OpenRouterClient(OpenRouterProperties properties, Clock clock, MeterRegistry meters) {
        this.transport = new PatientTransport(properties, clock, meters);
    }

    /** What the key sees of itself; the only question whose 401 says something about the key. */
    public Answer<KeyStatus> key(Secret secret) {
        return get("/key", Map.of(), secret, body -> KeyStatus.from(Fields.data(body)));
    }

    /** Every key of the account, of all workspaces, disabled ones included. Needs a management key. */
    public Answer<List<ObservedKey>> keys(Secret secret) {
        return workspaces(secret).then(workspaces -> keysOf(workspaces, secret));
    }

    /** What the account has bought and spent. Needs a management key: others may be answered with zeros. */
    public Answer<Credits> credits(Secret secret) {
        return get("/credits", Map.of(), secret, body -> Credits.from(Fields.data(body)));
    }

    /**
     * What was spent on completed UTC days, about the last 30. Needs a management key.
     *
     * @param day one day only; today and days outside the window are a {@link Answer.BadRequest}; null for all
     * @param keyHash of one key only; null for the whole account
     */
    public Answer<List<ActivityItem>> activity(Secret secret, @Nullable LocalDate day, @Nullable String keyHash) {
        var query = new LinkedHashMap<String, String>();
        if (day != null) {
            query.put("date", day.toString());
        }
        if (keyHash != null) {
            query.put("api_key_hash", keyHash);
        }
        return get("/activity", query, secret, items(ActivityItem::from));
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Ids of all workspaces; one empty, for the default one, where upstream has no workspaces. */
    private Answer<List<Optional<String>>> workspaces(Secret secret) {
        Answer<List<String>> ids = Pages.all(
                offset -> get("/workspaces", page(offset), secret, items(fields -> fields.text("id"))),
                Function.identity());
        return ids instanceof Answer.NotFound<List<String>>
                ? new Answer.Ok<>(List.of(Optional.empty()))
                : ids.map(found -> found.stream().map(Optional::of).toList());
    }

    private Answer<List<ObservedKey>> keysOf(List<Optional<String>> workspaces, Secret secret) {
        var all = new ArrayList<ObservedKey>();
        for (var workspace : workspaces) {
            var answer = Pages.all(offset -> keysPage(workspace, offset, secret), ObservedKey::hash);
            if (!(answer instanceof Answer.Ok<List<ObservedKey>>(List<ObservedKey> keys))) {
                return answer;
            }
            all.addAll(keys);
        }
        return new Answer.Ok<>(List.copyOf(all));
    }

    private Answer<List<ObservedKey>> keysPage(Optional<String> workspace, int offset, Secret secret) {
        var query = new LinkedHashMap<>(Map.of("include_disabled", "true", "offset", String.valueOf(offset)));
        workspace.ifPresent(id -> query.put("workspace_id", id));
        return get("/keys", query, secret, items(ObservedKey::from));
    }

    private static Map<String, String> page(int offset) {
        return Map.of("limit", String.valueOf(Pages.SIZE), "offset", String.valueOf(offset));
    }

    private static <T> Function<JsonNode, List<T>> items(Function<Fields, T> item) {
        return body -> Fields.items(body).stream().map(item).toList();
    }

    private <T> Answer<T> get(
            String resource, Map<String, String> query, Secret secret, Function<JsonNode, T> content) {
        if (!Transport.canSend(secret)) {
            return new Answer.BadRequest<>("the key holds characters that no key has");
        }
        return AnswerReader.read(transport.get(resource, resource + encoded(query), secret), content);
    }

    private static String encoded(Map<String, String> query) {
        var joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> joined.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return joined.toString();
    }
}
