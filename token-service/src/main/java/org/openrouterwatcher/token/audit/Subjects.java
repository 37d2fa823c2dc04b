package org.openrouterwatcher.token.audit;

import java.util.UUID;
import org.openrouterwatcher.audit.trail.Subject;

/** What entries are about. */
public final class Subjects {

    public static final String API_TOKEN = "api-token";

    private Subjects() {}

    public static Subject account(long id) {
        return Subject.of("account", id);
    }

    public static Subject session(UUID id) {
        return Subject.of("session", id);
    }

    public static Subject apiToken(long id) {
        return Subject.of(API_TOKEN, id);
    }

    public static Subject signingKey(String kid) {
        return Subject.of("signing-key", kid);
    }
}
