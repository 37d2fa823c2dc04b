package org.openrouterwatcher.scheduler.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
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

    /** Calls on behalf of an administrator. */
    public Calls asAdmin() {
        return as(Role.ADMIN);
    }

    /** Calls on behalf of somebody who is no administrator. */
    public Calls asUser() {
        return as(Role.USER);
    }

    /** Calls of a script with an administrator's API token. */
    public Calls asScriptOfAdmin() {
        return new Calls(signer.sign(Caller.apiToken(1, Role.ADMIN, 1), "scheduler-service"));
    }

    /** Calls that do not come through the gateway. */
    public Calls asNobody() {
        return new Calls("");
    }

    private Calls as(Role role) {
        return new Calls(signer.sign(Caller.session(1, role, UUID.randomUUID()), "scheduler-service"));
    }

    /** Calls of one caller. Single quotes in bodies stand for double ones. */
    public final class Calls {

        private final String callerToken;

        private Calls(String callerToken) {
            this.callerToken = callerToken;
        }

        public Answer get(String path) {
            return send("GET", path, BodyPublishers.noBody());
        }

        public Answer post(String path) {
            return send("POST", path, BodyPublishers.noBody());
        }

        public Answer post(String path, String json) {
            return send("POST", path, BodyPublishers.ofString(json.replace('\'', '"')));
        }

        public Answer put(String path, String json) {
            return send("PUT", path, BodyPublishers.ofString(json.replace('\'', '"')));
        }

        private Answer send(String method, String path, BodyPublisher body) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
                    .header("Content-Type", "application/json")
                    .method(method, body);
            if (!callerToken.isEmpty()) {
                request.header(CallerHeaders.CALLER, callerToken);
            }
            try {
                var response = http.send(request.build(), BodyHandlers.ofString());
                return new Answer(response.statusCode(), response.headers(), response.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
