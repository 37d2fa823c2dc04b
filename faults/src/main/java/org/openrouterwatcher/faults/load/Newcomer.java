package org.openrouterwatcher.faults.load;

import org.openrouterwatcher.faults.history.Purpose;

/** Somebody who logs in. */
record Newcomer(Api api, Account account) implements Actor {

    @Override
    public double perSecond() {
        return 0.5;
    }

    @Override
    public void act() throws InterruptedException {
        api.send(account.logIn(Purpose.LOG_IN));
    }
}
