package org.openrouterwatcher.benchmarks.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.openrouterwatcher.stage.Person.Token;

/** Scripts that use tokens, revoked or not, and write down what they are told. */
final class TokenUsers {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PAUSE_WHEN_UNREACHABLE = Duration.ofMillis(200);

    private final List<URI> gateways;
    private final History history;

    TokenUsers(List<URI> gateways, History history) {
        this.gateways = gateways;
        this.history = history;
    }

    /** Uses a token once at this gateway; a gateway that does not answer says nothing. */
    OptionalLong use(int number, Token token, int gateway) throws InterruptedException {
        long sentAt = System.nanoTime();
        try {
            int status = token.owner().use(gateways.get(gateway), token);
            history.used(new History.Use(number, gateway, sentAt, status));
            return OptionalLong.of(status);
        } catch (IOException unreachable) {
            return OptionalLong.empty();
        }
    }

    /** Uses a token once at every gateway. */
    void useEverywhere(int number, Token token) throws InterruptedException {
        for (int gateway = 0; gateway < gateways.size(); gateway++) {
            use(number, token, gateway);
        }
    }

    /** Uses a token at this gateway until it is refused, and gives the time of that answer. */
    long useUntilRefused(int number, Token token, int gateway) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            OptionalLong status = use(number, token, gateway);
            if (status.isPresent() && status.getAsLong() == 401) {
                return System.nanoTime();
            }
            Thread.sleep(status.isPresent() ? PAUSE : PAUSE_WHEN_UNREACHABLE);
        }
        throw new IllegalStateException("gateway " + gateway + " did not refuse token " + number + " in " + PATIENCE);
    }
}
