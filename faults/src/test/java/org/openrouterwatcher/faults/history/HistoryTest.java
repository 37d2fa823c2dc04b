package org.openrouterwatcher.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    @Test
    void theLongestGapIsBetweenTwoAnswersWhicheverGatewayGaveThem() {
        use(0, at(0), at(1), 200);
        use(1, at(2), at(3), 401);
        use(0, at(4), at(9), 503);
        use(1, at(5), at(10), 200);

        assertThat(history.longestGap()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void troubleLastsUntilTheLastRequestThatWasNotAnsweredBegan() {
        use(0, at(1), at(2), 503);
        use(0, at(4), at(9), 0);
        use(0, at(6), at(7), 200);

        assertThat(history.troubleAfter(at(3))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void thereIsNoTroubleWhereAllWasBeforeTheMending() {
        use(0, at(1), at(5), 0);

        assertThat(history.troubleAfter(at(3))).isZero();
    }

    @Test
    void questionsOfTheChecksAreNoLoad() {
        history.add(new Exchange(Purpose.CHECK, 0, 0, at(1), at(2), 503, ""));

        assertThat(history.ofTheLoad()).isEmpty();
        assertThat(history.unavailableByKind()).isEmpty();
    }

    private void use(int gateway, long sentAt, long answeredAt, int status) {
        history.add(new Exchange(Purpose.USE_TOKEN, gateway, 7, sentAt, answeredAt, status, ""));
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
