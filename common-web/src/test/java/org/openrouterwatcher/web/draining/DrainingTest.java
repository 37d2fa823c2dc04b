package org.openrouterwatcher.web.draining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private final HttpFields.Mutable headers = HttpFields.build();

    @Test
    void lastsForItsTimeBeforeTheRestMayEnd() throws Exception {
        var draining = started(Duration.ofMillis(300));
        var over = new CompletableFuture<Long>();
        long begin = System.nanoTime();

        draining.stop(() -> over.complete(System.nanoTime()));

        assertThat(Duration.ofNanos(over.get(10, TimeUnit.SECONDS) - begin)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void isOverAtOnceWhereNobodyTakesOver() {
        var draining = started(Duration.ZERO);
        var over = new CompletableFuture<Void>();

        draining.stop(() -> over.complete(null));

        assertThat(over).isDone();
    }

    @Test
    void isToldInEveryAnswerThatClosesItsConnection() {
        var draining = started(Duration.ofSeconds(1));
        draining.stop(() -> {});

        answer(draining);

        assertThat(headers.get(HttpHeader.CONNECTION)).isEqualTo("close");
        assertThat(headers.get(Draining.HEADER)).isEqualTo("true");
    }

    @Test
    void isNotMentionedBefore() {
        answer(started(Duration.ofSeconds(1)));

        assertThat(headers).isEmpty();
    }

    @Test
    void cannotLastLongerThanAnybodyWaitsForAnEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DrainingProperties(Duration.ofMinutes(1)))
                .withMessageContaining("watcher.draining.time");
    }

    private void answer(Draining draining) {
        new DrainingAnswers(draining).customize(null, headers);
    }

    private static Draining started(Duration time) {
        var draining = new Draining(new DrainingProperties(time));
        draining.start();
        return draining;
    }
}
