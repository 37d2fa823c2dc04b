package org.openrouterwatcher.usage.kit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

/** A person with keys, seen by no other test. */
public record Owner(long id, Role role) {

    private static final AtomicLong LAST = new AtomicLong();

    public Owner(long id) {
        this(id, Role.USER);
    }

    public static Owner fresh() {
        return new Owner(LAST.incrementAndGet());
    }

    /** Somebody who may look at what concerns everybody. */
    public static Owner admin() {
        return new Owner(LAST.incrementAndGet(), Role.ADMIN);
    }

    Caller caller() {
        return Caller.session(id, role, new UUID(0, id));
    }
}
