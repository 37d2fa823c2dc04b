package org.openrouterwatcher.faults.load;

import java.time.Duration;
import java.util.Map;
import org.openrouterwatcher.faults.history.Purpose;

/** Somebody with an account. Safe for many threads. */
public final class Account {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(10);
    private static final String PASSWORD = "nine green kites above the harbour";

    private final Api api;
    private final String email;
    private final long id;
    private volatile String jwt = "";
    private volatile long loggedInAt;

    private Account(Api api, String email, long id) {
        this.api = api;
        this.email = email;
        this.id = id;
    }

    /** Opens an account. The first one of a system is the administrator's. */
    public static Account open(Api api, String email) throws InterruptedException {
        var credentials = Map.of("email", email, "password", PASSWORD);
        var opened = api.demand(Call.post(Purpose.CHECK, "/api/auth/register", null, credentials), 201, PATIENCE);
        return new Account(api, email, opened.json().get("id").asLong());
    }

    /** Its number. */
    public long id() {
        return id;
    }

    /** What proves who it is, at least for some minutes more. */
    public String jwt() throws InterruptedException {
        if (jwt.isEmpty() || System.nanoTime() - loggedInAt > BEFORE_EXPIRY.toNanos()) {
            logInAgain();
        }
        return jwt;
    }

    /** From now on with a JWT that is made now. */
    void forgetJwt() {
        jwt = "";
    }

    private synchronized void logInAgain() throws InterruptedException {
        if (jwt.isEmpty() || System.nanoTime() - loggedInAt > BEFORE_EXPIRY.toNanos()) {
            jwt = api.demand(logIn(Purpose.CHECK), 200, PATIENCE)
                    .json()
                    .get("access_token")
                    .asString();
            loggedInAt = System.nanoTime();
        }
    }

    /** Logs in as people do. */
    Call logIn(Purpose purpose) {
        return Call.post(purpose, "/api/auth/login", null, Map.of("email", email, "password", PASSWORD));
    }
}
