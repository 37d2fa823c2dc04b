package org.openrouterwatcher.benchmarks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void doesItWithAllBeforeItReturns() throws InterruptedException {
        var sum = new AtomicInteger();

        Together.forEach(List.of(1, 2, 3, 4, 5), 2, sum::addAndGet);

        assertThat(sum).hasValue(15);
    }

    @Test
    void failsWithTheFirstFailure() {
        assertThatThrownBy(() -> Together.forEach(List.of(1, 2, 3), 1, number -> {
                    if (number > 1) {
                        throw new IOException("number " + number);
                    }
                }))
                .hasRootCauseMessage("number 2");
    }
}
