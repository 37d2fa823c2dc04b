package org.openrouterwatcher.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Exchange;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.history.Purpose;

class BewilderedTest {

    private final History history = new History();

    @Test
    void isWhoAnswers500() {
        history.add(new Exchange(Purpose.LOG_IN, 1, 0, 10, 20, 500, "request 7"));

        assertThat(Bewildered.look(history))
                .containsExactly(new Finding(Kind.BEWILDERED, "LOG_IN answered 500 by gateway 1: request 7"));
    }

    @Test
    void isNobodyWhoSaysWhatIsMissing() {
        for (int status : new int[] {0, 200, 401, 429, 503, 504}) {
            history.add(new Exchange(Purpose.LOG_IN, 1, 0, 10, 20, status, ""));
        }

        assertThat(Bewildered.look(history)).isEmpty();
    }
}
