package org.openrouterwatcher.faults.load;

import java.util.Map;
import org.openrouterwatcher.faults.history.Purpose;

/** Somebody who makes API tokens. */
record TokenMaker(Api api, Account owner, Promises promises) implements Actor {

    @Override
    public double perSecond() {
        return 2;
    }

    @Override
    public void act() throws InterruptedException {
        var made = api.send(Call.post(Purpose.CREATE_TOKEN, "/api/tokens", owner.jwt(), Map.of("name", "of the load")));
        if (made.status() == 201) {
            var body = made.json();
            promises.issued(
                    new TokenLife(body.get("id").asLong(), body.get("token").asString(), owner));
        }
    }
}
