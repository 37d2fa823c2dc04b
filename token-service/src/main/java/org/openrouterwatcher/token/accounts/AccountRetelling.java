package org.openrouterwatcher.token.accounts;

import java.util.function.Consumer;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.messaging.outbox.Retelling;
import org.springframework.stereotype.Component;

/** Tells a new feed of every account that is closed. */
@Component
class AccountRetelling implements Retelling {

    private final Accounts accounts;

    AccountRetelling(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String topic() {
        return Topics.TOKEN_EVENTS;
    }

    @Override
    public void tell(Consumer<Fact> facts) {
        accounts.closed().stream().map(Fact::of).forEach(facts);
    }
}
