package org.openrouterwatcher.token.accounts;

import java.time.Instant;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.secret.Secret;

/**
 * An account that may be used. One that was left has no e-mail address and no password any more, and is not found.
 *
 * @param passwordHash the password as {@code PasswordHasher} keeps it
 */
public record Account(long id, String email, Role role, Instant createdAt, Secret passwordHash) {

    /** The same account with another hash. */
    public Account withPasswordHash(Secret hash) {
        return new Account(id, email, role, createdAt, hash);
    }
}
