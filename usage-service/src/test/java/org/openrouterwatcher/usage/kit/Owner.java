package org.openrouterwatcher.usage.kit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

/** A person with keys, seen by no other test. */
public record Owner(long id, Role role) {

    private static final AtomicLong LAST = new AtomicLong();

    public static Owner fresh() {
        return new Owner(LAST.incrementAndGet(), Role.USER);
    }

    public static Owner administrator() {
        return new Owner(LAST.incrementAndGet(), Role.ADMIN);
    }

    Caller caller() {
        return Caller.session(id, role, new UUID(0, id));
    }
}
