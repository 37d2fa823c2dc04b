package org.openrouterwatcher.faults.load;

import java.time.Duration;
import org.openrouterwatcher.faults.history.Purpose;

/** Somebody who revokes API tokens, insists until that is promised, and stays until it is proven. */
record TokenRevoker(Api api, Promises promises) implements Actor {

    private static final int KEPT = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Override
    public double perSecond() {
        return 1.5;
    }

    @Override
    public void act() throws InterruptedException {
        var token = promises.nextToRevoke(KEPT);
        if (token.isPresent()) {
            revoke(token.get());
        }
    }

    private void revoke(TokenLife token) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        token.askForRevocation(System.nanoTime());
        while (token.revokedAt().isEmpty() && System.nanoTime() - end < 0) {
            note(token, api.send(revocation(token)));
            Thread.sleep(token.revokedAt().isEmpty() ? PAUSE : Duration.ZERO);
        }
        while (token.provenAt().isEmpty() && token.revocation().isPresent() && System.nanoTime() - end < 0) {
            Thread.sleep(PAUSE);
            var page = api.send(Call.get(Purpose.CHECK, token.revocation().get(), null));
            if (page.status() == 200 && page.json().get("status").asString().equals("proven")) {
                token.prove(System.nanoTime());
            }
        }
    }

    private static Call revocation(TokenLife token) throws InterruptedException {
        return Call.delete(
                        Purpose.REVOKE_TOKEN,
                        "/api/tokens/" + token.id(),
                        token.owner().jwt())
                .about(token.id());
    }

    private static void note(TokenLife token, Answer answer) {
        long now = System.nanoTime();
        switch (answer.status()) {
            case 204 -> {
                token.promiseRevocation(now, null);
                token.prove(now);
            }
            case 202 -> token.promiseRevocation(now, answer.location());
            default -> {
                // nothing is promised yet
            }
        }
    }
}
