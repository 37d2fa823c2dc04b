package org.openrouterwatcher.faults.load;

import java.util.Map;
import java.util.Queue;
import org.openrouterwatcher.faults.history.Purpose;

/**
 * Somebody who takes OpenRouter keys under watch and lets go of them.
 *
 * @param secrets keys that nobody watches; one of which nobody said whether it is watched does not come back
 */
record KeyOwner(Api api, Account owner, Queue<String> secrets, Promises promises) implements Actor {

    private static final int WATCHED = 3;

    @Override
    public double perSecond() {
        return 0.7;
    }

    @Override
    public void act() throws InterruptedException {
        boolean enough =
                promises.keys().stream().filter(key -> !key.isRemoved()).count() >= WATCHED;
        if (enough) {
            letGo();
        } else {
            watch();
        }
    }

    private void watch() throws InterruptedException {
        String secret = secrets.poll();
        if (secret == null) {
            return;
        }
        promises.askedAgain(secret);
        var body = Map.of("name", "of the load", "key", secret);
        var answer = api.send(Call.post(Purpose.ADD_KEY, "/api/keys", owner.jwt(), body));
        if (answer.status() == 201) {
            promises.watched(new KeyLife(answer.json().get("id").asLong(), "of the load", secret, false));
        }
    }

    private void letGo() throws InterruptedException {
        var key = promises.anyWatched();
        if (key.isEmpty()) {
            return;
        }
        promises.forget(key.get());
        var answer = api.send(
                Call.delete(Purpose.REMOVE_KEY, "/api/keys/" + key.get().id(), owner.jwt()));
        if (answer.status() == 204) {
            promises.watched(key.get().removed());
            secrets.add(key.get().secret());
        }
    }
}
