package org.openrouterwatcher.cluster.endtoend;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with an account of their own, so that tests do not see each other's keys and tokens. */
public final class Person {

    private final String email;
    private final String password;
    private final String jwt;

    private Person(String email, String password, String jwt) {
        this.email = email;
        this.password = password;
        this.jwt = jwt;
    }

    /** Registers a new account and logs in. */
    public static Person register(Api api) {
        var email = UUID.randomUUID() + "@example.org";
        var password = "correct " + UUID.randomUUID();
        var credentials = Map.of("email", email, "password", password);
        expect(201, api.post("/api/auth/register", credentials));
        var session = expect(200, api.post("/api/auth/login", credentials));
        return new Person(email, password, session.get("access_token").asString());
    }

    /** The same API, called by this person. */
    public Api at(Api api) {
        return api.as(jwt);
    }

    /** Makes an API token and gives its value. */
    public IssuedToken issueToken(Api api) {
        var issued = expect(201, at(api).post("/api/tokens", Map.of("name", "of a test")));
        return new IssuedToken(issued.get("id").asLong(), issued.get("token").asString());
    }

    public String email() {
        return email;
    }

    public String password() {
        return password;
    }

    private static JsonNode expect(int status, Api.Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", got " + reply);
        }
        return reply.json();
    }

    /** An API token at the only moment its value is known. */
    public record IssuedToken(long id, String value) {}
}
