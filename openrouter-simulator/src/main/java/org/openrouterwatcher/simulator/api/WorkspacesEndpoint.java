package org.openrouterwatcher.simulator.api;

import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;

/** {@code GET /workspaces}: pages of at most a hundred, with a total. */
final class WorkspacesEndpoint implements Endpoint {

    private static final int LARGEST_PAGE = 100;

    @Override
    public Answer answer(ApiRequest request) {
        var offset = number(request, "offset", 0);
        var limit = number(request, "limit", LARGEST_PAGE);
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            return Refusals.badRequest("limit must be 1 to 100 and offset at least 0");
        }
        var workspaces = request.account().workspaces();
        var body = Json.object();
        var data = body.putArray("data");
        workspaces.stream()
                .skip(offset)
                .limit(limit)
                .forEach(workspace -> data.addObject()
                        .put("id", workspace.id())
                        .put("name", workspace.name())
                        .put("slug", workspace.slug())
                        .putNull("description")
                        .put("created_at", "2026-04-09T10:30:00Z")
                        .putNull("updated_at"));
        return Answer.ok(body.put("total_count", workspaces.size()));
    }

    /** The parameter, or -1 when it is not a number. */
    private static int number(ApiRequest request, String name, int otherwise) {
        var text = request.parameter(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }
}
