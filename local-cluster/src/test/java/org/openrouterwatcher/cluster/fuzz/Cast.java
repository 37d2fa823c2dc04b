package org.openrouterwatcher.cluster.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.openrouterwatcher.cluster.contract.Gateway;
import org.openrouterwatcher.cluster.contract.Gateway.Answer;

/** The accounts whose credentials the requests carry. Whoever may be locked out or closed is replaced. */
final class Cast {

    static final String ADMINISTRATOR = "{{administrator}}";
    static final String USER = "{{user}}";
    static final String VICTIM = "{{victim}}";
    static final String REFRESH_COOKIE = "{{refresh-cookie}}";
    static final String API_TOKEN = "{{api-token}}";
    static final String LEAKED_TOKEN = "{{leaked-token}}";
    static final String OPENROUTER_KEY = "{{openrouter-key}}";

    static final String PASSWORD = "seven purple lamps on a quiet pier";

    /** What ends the session or the account of who calls. */
    static final Set<String> ENDS_SESSIONS =
            Set.of("logout", "logoutEverywhere", "closeAccount", "changePassword", "refresh", "revokeLeakedToken");

    /** They read a whole trail, or start work for a minute. */
    static final Set<String> TAKES_LONG = Set.of("verifyAudit", "runJob", "syncKey", "validateKey", "live");

    private static final Duration SESSION_GOOD_FOR = Duration.ofMinutes(8);
    private static final Duration BETWEEN_VICTIMS = Duration.ofSeconds(2);

    private final Gateway gateway;
    private final String openRouterKey;
    private final String apiToken;
    private Player administrator;
    private Player user;
    private Player victim;
    private String leakedToken;
    private boolean victimIsSpent;

    /** Somebody who is logged in. */
    private record Player(String jwt, String refreshCookie, Instant since) {
        boolean isTired() {
            return since.plus(SESSION_GOOD_FOR).isBefore(Instant.now());
        }
    }

    /** @param openRouterKey that can be registered once */
    Cast(Gateway gateway, String openRouterKey) {
        this.gateway = gateway;
        this.openRouterKey = openRouterKey;
        this.administrator = signUp();
        this.user = signUp();
        this.apiToken = tokenOf(signUp());
        replaceVictim();
    }

    /** The text with the credentials of the moment in it. */
    String fillIn(String text) {
        return text.contains("{{") ? filledIn(text) : text;
    }

    private synchronized String filledIn(String text) {
        administrator = awake(administrator);
        user = awake(user);
        if (victimIsSpent && victim.since().plus(BETWEEN_VICTIMS).isBefore(Instant.now())) {
            replaceVictim();
        }
        return text.replace(ADMINISTRATOR, administrator.jwt())
                .replace(USER, user.jwt())
                .replace(VICTIM, victim.jwt())
                .replace(REFRESH_COOKIE, victim.refreshCookie())
                .replace(API_TOKEN, apiToken)
                .replace(LEAKED_TOKEN, leakedToken)
                .replace(OPENROUTER_KEY, openRouterKey);
    }

    /** Hears how a request ended. */
    synchronized void heard(String operation, int status) {
        victimIsSpent |= status < 300 && ENDS_SESSIONS.contains(operation);
    }

    private void replaceVictim() {
        victim = signUp();
        leakedToken = tokenOf(victim);
        victimIsSpent = false;
    }

    private Player signUp() {
        String credentials =
                "{\"email\":\"cast-%s@example.org\",\"password\":\"%s\"}".formatted(UUID.randomUUID(), PASSWORD);
        expect(201, () -> gateway.post("/api/auth/register", credentials));
        return player(expect(200, () -> gateway.post("/api/auth/login", credentials)));
    }

    private Player awake(Player player) {
        return player.isTired()
                ? player(expect(
                        200,
                        () -> gateway.with("Cookie", player.refreshCookie()).post("/api/auth/refresh")))
                : player;
    }

    private String tokenOf(Player player) {
        return expect(201, () -> gateway.as(player.jwt()).post("/api/tokens", "{\"name\":\"fuzz\"}"))
                .json()
                .get("token")
                .asString();
    }

    private static Player player(Answer login) {
        return new Player(
                login.json().get("access_token").asString(),
                List.of(login.header("Set-Cookie").split(";")).getFirst(),
                Instant.now());
    }

    /** Comes back when told to: it is not the cast's business to find fault. */
    private static Answer expect(int status, Callable<Answer> call) {
        Answer answer = Awaitility.await().until(call, it -> it.status() != 503);
        if (answer.status() != status) {
            throw new AssertionError("the cast could not go on: " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
