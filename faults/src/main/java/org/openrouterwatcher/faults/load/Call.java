package org.openrouterwatcher.faults.load;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.faults.history.Purpose;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to any gateway.
 *
 * @param token id of the API token it is made with or about; 0 for none
 * @param credential what stands behind {@code Bearer}; null for none
 * @param body sent as JSON; null for none
 */
public record Call(
        Purpose purpose,
        String method,
        String path,
        long token,
        @Nullable String credential,
        @Nullable Map<String, ?> body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A question without a body. */
    public static Call get(Purpose purpose, String path, @Nullable String credential) {
        return new Call(purpose, "GET", path, 0, credential, null);
    }

    /** Something to be done. */
    public static Call post(Purpose purpose, String path, @Nullable String credential, Map<String, ?> body) {
        return new Call(purpose, "POST", path, 0, credential, body);
    }

    /** Something to be ended. */
    public static Call delete(Purpose purpose, String path, String credential) {
        return new Call(purpose, "DELETE", path, 0, credential, null);
    }

    /** The same, with or about this API token. */
    public Call about(long tokenId) {
        return new Call(purpose, method, path, tokenId, credential, body);
    }

    HttpRequest to(URI gateway, Duration timeout) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(timeout).method(method, publisher);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        return request.build();
    }
}
