package org.openrouterwatcher.simulator.api;

import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;
import org.openrouterwatcher.simulator.world.KeyHistory;
import org.openrouterwatcher.simulator.world.KeyState;

/**
 * {@code GET /keys}: the account's keys, newest first, a hundred a page, of the default workspace unless another is
 * named, and without the disabled ones unless they are asked for. There is no total and no next link.
 */
final class KeysEndpoint implements Endpoint {

    private static final int PAGE = 100;
    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");
    private static final Comparator<KeyHistory> NEWEST_FIRST = Comparator.comparing(
                    (KeyHistory history) -> history.key().createdAt())
            .reversed();

    @Override
    public Answer answer(ApiRequest request) {
        var offset = request.query().getOrDefault("offset", "0");
        if (!OFFSET.matcher(offset).matches()) {
            return Refusals.badRequest("offset must be a non-negative integer");
        }
        var workspace = request.query()
                .getOrDefault(
                        "workspace_id", request.account().defaultWorkspace().id());
        if (!isUuid(workspace)) {
            return Refusals.badRequest("workspace_id must be a UUID");
        }
        var body = Json.object();
        var data = body.putArray("data");
        request.account().inferenceKeys().stream()
                .filter(history -> history.key().workspaceId().equals(workspace))
                .filter(history -> isListed(history, request))
                .sorted(NEWEST_FIRST)
                .skip(Integer.parseInt(offset))
                .limit(PAGE)
                .forEach(history -> data.add(InventoryItem.of(history, request.now())));
        return Answer.ok(body);
    }

    private static boolean isListed(KeyHistory history, ApiRequest request) {
        return switch (history.stateAt(request.now())) {
            case ENABLED -> true;
            case DISABLED -> "true".equals(request.parameter("include_disabled"));
            case DELETED -> false;
        };
    }

    /** {@code GET /keys/{hash}}: one of them. */
    static Answer one(ApiRequest request) {
        return request.account().inferenceKeys().stream()
                .filter(history -> history.key().hash().equals(request.variable()))
                .filter(history -> history.stateAt(request.now()) != KeyState.DELETED)
                .findFirst()
                .map(history -> Answer.data(InventoryItem.of(history, request.now())))
                .orElseGet(() -> Refusals.notFound("API key not found"));
    }

    static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
