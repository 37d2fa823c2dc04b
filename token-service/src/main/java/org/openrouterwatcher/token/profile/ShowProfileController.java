package org.openrouterwatcher.token.profile;

import java.time.Instant;
import org.openrouterwatcher.token.accounts.Account;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/profile}: the account of who asks. */
@RestController
class ShowProfileController {

    private final OwnAccount own;

    ShowProfileController(OwnAccount own) {
        this.own = own;
    }

    /** The account. */
    record Profile(long id, String email, Role role, boolean isActive, Instant createdAt) {
        static Profile of(Account account) {
            return new Profile(account.id(), account.email(), account.role(), true, account.createdAt());
        }
    }

    @GetMapping("/api/profile")
    Profile show(LoggedIn person) {
        return Profile.of(own.of(person));
    }
}
