package org.openrouterwatcher.token.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
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

    public Call get(String path) {
        return new Call("GET", path);
    }

    public Call post(String path) {
        return new Call("POST", path);
    }

    public Call put(String path) {
        return new Call("PUT", path);
    }

    public Call delete(String path) {
        return new Call("DELETE", path);
    }

    /** A call that is being prepared. It comes from an address of its own unless told otherwise. */
    public final class Call {
        private final String method;
        private final String path;
        private final HttpRequest.Builder request = HttpRequest.newBuilder();
        private String port = environment.getRequiredProperty("local.server.port");
        private String from = UUID.randomUUID().toString();
        private @Nullable String body;

        private Call(String method, String path) {
            this.method = method;
            this.path = path;
        }

        public Call as(Caller caller) {
            return header(CallerHeaders.CALLER, signer.sign(caller, "token-service"));
        }

        public Call as(Person person) {
            return as(person.caller());
        }

        /** Another instance of the service. */
        public Call at(String otherPort) {
            this.port = otherPort;
            return this;
        }

        public Call from(String address) {
            this.from = address;
            return this;
        }

        public Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Call refreshToken(String token) {
            return header("Cookie", "__Host-watcher-refresh=" + token);
        }

        /** A JSON body, in which single quotes stand for double ones. */
        public Call body(String json, Object... values) {
            this.body = json.replace('\'', '"').formatted(values);
            return this;
        }

        public Call rawBody(String json) {
            this.body = json;
            return this;
        }

        public Answer send() {
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            request.uri(URI.create("http://127.0.0.1:" + port + path));
            request.header(CallerHeaders.CLIENT_ADDRESS, from);
            request.method(
                    method,
                    body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
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
