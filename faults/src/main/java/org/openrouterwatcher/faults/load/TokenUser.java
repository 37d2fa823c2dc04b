package org.openrouterwatcher.faults.load;

import java.util.concurrent.ThreadLocalRandom;
import org.openrouterwatcher.faults.history.Purpose;

/** Scripts that use API tokens, also such whose end was asked for. */
record TokenUser(Api api, Promises promises, double perSecond) implements Actor {

    @Override
    public void act() throws InterruptedException {
        var token = promises.anyToUse(ThreadLocalRandom.current());
        if (token.isPresent()) {
            api.send(use(token.get(), Purpose.USE_TOKEN));
        }
    }

    static Call use(TokenLife token, Purpose purpose) {
        return Call.get(purpose, "/api/v1/keys", token.value()).about(token.id());
    }
}
