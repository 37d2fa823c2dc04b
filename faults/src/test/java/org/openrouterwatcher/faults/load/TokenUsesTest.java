package org.openrouterwatcher.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.faults.check.Finding;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.check.TokenUses;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.history.Purpose;

class TokenUsesTest {

    private final History history = new History();
    private final Promises promises = new Promises();
    private final TokenLife token = issued(7);

    @Test
    void aGoodTokenMayBeLetThroughOrMeetAGatewayThatCannotSay() {
        use(0, 1, 200);
        use(1, 2, 503);
        use(1, 3, 0);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void aGoodTokenMayNotBeRefused() {
        use(0, 1, 401);

        assertThat(kinds()).containsExactly(Kind.REFUSED);
    }

    @Test
    void whileARevocationIsUnderWayBothAreRight() {
        token.askForRevocation(at(1));
        use(0, 2, 200);
        use(1, 3, 401);

        assertThat(kinds()).isEmpty();
    }

    @Test
    void afterTheProofNoGatewayMayLetItThrough() {
        token.askForRevocation(at(1));
        token.promiseRevocation(at(2), null);
        token.prove(at(2));
        use(1, 3, 200);

        assertThat(kinds()).containsExactly(Kind.ACCEPTED);
    }

    @Test
    void aGatewayThatHasRefusedItMayNotLetItThroughAgain() {
        token.askForRevocation(at(1));
        use(0, 2, 401);
        use(0, 3, 200);

        assertThat(kinds()).containsExactly(Kind.RESURRECTED);
    }

    @Test
    void ofTwoUsesAtTheSameTimeTheOneThatWasSentFirstMayBeRefused() {
        token.askForRevocation(at(1));
        history.add(new Exchange(Purpose.USE_TOKEN, 0, 7, at(2), at(5), 401, ""));
        history.add(new Exchange(Purpose.USE_TOKEN, 0, 7, at(3), at(4), 200, ""));

        assertThat(kinds()).isEmpty();
    }

    @Test
    void itIsStaleForAsLongAsItIsLetThroughAfterThePromise() {
        token.askForRevocation(at(1));
        token.promiseRevocation(at(2), "/api/revocations/1");
        use(1, 5, 200);
        use(1, 7, 401);

        assertThat(TokenUses.staleness(history, promises)).isEqualTo(Duration.ofSeconds(3));
    }

    private TokenLife issued(long id) {
        var life = new TokenLife(id, "or_api_x", null);
        promises.issued(life);
        return life;
    }

    private void use(int gateway, int second, int status) {
        history.add(new Exchange(Purpose.USE_TOKEN, gateway, 7, at(second), at(second) + 1, status, ""));
    }

    private List<Kind> kinds() {
        return TokenUses.look(history, promises).stream().map(Finding::kind).toList();
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
