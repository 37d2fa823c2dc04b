package org.openrouterwatcher.faults.load;

import org.openrouterwatcher.faults.history.Purpose;

/** Somebody who looks at the list of tokens. */
record Visitor(Api api, Account account) implements Actor {

    @Override
    public double perSecond() {
        return 2;
    }

    @Override
    public void act() throws InterruptedException {
        api.send(Call.get(Purpose.LIST_TOKENS, "/api/tokens", account.jwt()));
    }
}
