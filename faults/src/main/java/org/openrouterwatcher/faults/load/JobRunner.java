package org.openrouterwatcher.faults.load;

import java.util.Map;
import java.util.UUID;
import org.openrouterwatcher.faults.history.Purpose;

/** An administrator who lets jobs run. */
record JobRunner(Api api, Account admin, Promises promises) implements Actor {

    @Override
    public double perSecond() {
        return 0.2;
    }

    @Override
    public void act() throws InterruptedException {
        var answer = api.send(Call.post(Purpose.RUN_JOB, "/api/schedules/usage-sync/run", admin.jwt(), Map.of()));
        if (answer.status() == 202) {
            promises.promisedTick(UUID.fromString(answer.json().get("tick_id").asString()));
        }
    }
}
