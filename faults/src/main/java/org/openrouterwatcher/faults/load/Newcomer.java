package org.openrouterwatcher.faults.load;

import org.openrouterwatcher.faults.history.Purpose;

/** Somebody who logs in, and is let in with what that brought. */
record Newcomer(Api api, Account account) implements Actor {

    @Override
    public double perSecond() {
        return 0.5;
    }

    @Override
    public void act() throws InterruptedException {
        var answer = api.send(account.logIn(Purpose.LOG_IN));
        if (answer.status() == 200) {
            var jwt = answer.json().get("access_token").asString();
            api.send(Call.get(Purpose.LIST_TOKENS, "/api/tokens", jwt));
        }
    }
}
