package org.openrouterwatcher.usage.kit;

import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.core.env.Environment;

/** Calls the service as the gateway does. */
public final class Gateway {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final CallerTokenSigner signer;

    Gateway(Environment environment, CallerTokenSigner signer) {
        this.environment = environment;
        this.signer = signer;
    }

    public Answer get(Owner owner, String path) {
        return call(owner, "GET", path, null);
    }

    public Answer head(Owner owner, String path) {
        return call(owner, "HEAD", path, null);
    }

    public Answer delete(Owner owner, String path) {
        return call(owner, "DELETE", path, null);
    }

    public Answer post(Owner owner, String path) {
        return call(owner, "POST", path, null);
    }

    /** Sends a JSON body, in which single quotes stand for double ones. */
    public Answer post(Owner owner, String path, String json) {
        return call(owner, "POST", path, json.replace('\'', '"'));
    }

    /** Sends a JSON body, in which single quotes stand for double ones. */
    public Answer put(Owner owner, String path, String json) {
        return call(owner, "PUT", path, json.replace('\'', '"'));
    }

    /** Registers a key of the simulated OpenRouter under its own name. */
    public Answer register(Owner owner, String simulatedKey) {
        String secret = OPEN_ROUTER.key(simulatedKey).secret();
        return post(owner, "/api/keys", "{'name': '%s', 'key': '%s'}".formatted(simulatedKey, secret));
    }

    /** Begins to read the live stream. */
    public Watching watch(Owner owner) {
        return new Watching(send(request(owner, "/api/live").build(), BodyHandlers.ofLines()));
    }

    /** Calls without saying who calls. */
    public Answer anonymously(String method, String path) {
        return call(null, method, path, null);
    }

    private Answer call(@Nullable Owner owner, String method, String path, @Nullable String body) {
        var request = request(owner, path);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var response = send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private HttpRequest.Builder request(@Nullable Owner owner, String path) {
        var request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path));
        if (owner != null) {
            request.header(CallerHeaders.CALLER, signer.sign(owner.caller(), "usage-service"));
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
