package org.openrouterwatcher.token.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes people. */
public final class People {

    public static final String PASSWORD = "a lamp for the long way home";

    private static final JsonMapper JSON = new JsonMapper();

    private final Gateway gateway;

    People(Gateway gateway) {
        this.gateway = gateway;
    }

    /** An address that nobody has. */
    public static String newEmail() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    /** Somebody who has just opened an account and logged in. */
    public Person someone() {
        String email = newEmail();
        register(email);
        return login(email, PASSWORD);
    }

    /** An account without a session; returns its id. */
    public long register(String email) {
        Answer answer = gateway.post("/api/auth/register")
                .body("{'email': '%s', 'password': '%s'}", email, PASSWORD)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().required("id").asLong();
    }

    /** The same person in one more session. */
    public Person again(Person person) {
        return login(person.email(), person.password());
    }

    public Answer tryLogin(String email, String password) {
        return gateway.post("/api/auth/login")
                .body("{'email': '%s', 'password': '%s'}", email, password)
                .send();
    }

    public Person login(String email, String password) {
        Answer answer = tryLogin(email, password);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String jwt = answer.text("access_token");
        JsonNode claims = claims(jwt);
        return new Person(
                Long.parseLong(claims.required("sub").asString()),
                email,
                password,
                UUID.fromString(claims.required("sid").asString()),
                jwt,
                refreshToken(answer));
    }

    /** A token a person makes; returns the answer. */
    public Answer issueToken(Person person, String name) {
        Answer answer = gateway.post("/api/tokens")
                .as(person)
                .body("{'name': '%s'}", name)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    /** What a JWT says, unchecked. */
    public static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    /** The header of a JWT. */
    public static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    /** The refresh token an answer sets. */
    public static String refreshToken(Answer answer) {
        String cookie = answer.header("Set-Cookie");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static JsonNode part(String jwt, int index) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[index]));
    }
}
