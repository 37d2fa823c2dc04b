package org.openrouterwatcher.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** Somebody with an account of their own, logged in. */
record Person(Gateway outside, String email, String password, String jwt, String refreshCookie) {

    static final String PASSWORD = "seven purple lamps on a quiet pier";

    /** Registers and logs in. */
    static Person signUp(Gateway gateway) {
        String email = "p" + UUID.randomUUID() + "@example.org";
        Answer registered = gateway.post("/api/auth/register", credentials(email, PASSWORD));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        return logIn(gateway, email, PASSWORD);
    }

    static Person logIn(Gateway gateway, String email, String password) {
        Answer session = gateway.post("/api/auth/login", credentials(email, password));
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        return new Person(
                gateway,
                email,
                password,
                session.json().get("access_token").asString(),
                session.header("Set-Cookie").split(";")[0]);
    }

    static String credentials(String email, String password) {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password);
    }

    /** The API as this person. */
    Gateway api() {
        return outside.as(jwt);
    }

    /** Makes an API token. */
    ApiToken token(String name) {
        Answer created = api().post("/api/tokens", "{\"name\": \"%s\"}".formatted(name));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return new ApiToken(
                created.json().get("id").asLong(), created.json().get("token").asString());
    }

    record ApiToken(long id, String value) {}

    /** Registers an OpenRouter key and gives its id. */
    long key(String name, String key) {
        Answer created = api().post("/api/keys", "{\"name\": \"%s\", \"key\": \"%s\"}".formatted(name, key));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asLong();
    }
}
