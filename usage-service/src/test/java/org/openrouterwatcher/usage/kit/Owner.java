package org.openrouterwatcher.usage.kit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;

/** A person with keys, seen by no other test. */
public record Owner(long id) {

    private static final AtomicLong LAST = new AtomicLong();

    public static Owner fresh() {
        return new Owner(LAST.incrementAndGet());
    }

    Caller caller() {
        return Caller.session(id, Role.USER, new UUID(0, id));
    }
}
