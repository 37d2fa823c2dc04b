package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.BadMessageException;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static final ClientBody.State UNREAD = new ClientBody.State(false, false, false, false);
    private static final ClientBody.State AWAITED = new ClientBody.State(true, false, false, false);
    private static final ClientBody.State COMPLETE = new ClientBody.State(true, true, false, false);
    private static final ClientBody.State TOO_LARGE = new ClientBody.State(true, false, true, false);
    private static final ClientBody.State BROKEN = new ClientBody.State(true, false, false, true);

    private static final TimeoutException LATE = new TimeoutException();
    private static final IOException GONE = new IOException();

    @Test
    void isTheClientsWhenItKeepsItsBodyBack() {
        assertThat(beforeAnAnswer(LATE, AWAITED)).isEqualTo(Failure.CLIENT_TOO_SLOW);
        assertThat(beforeAnAnswer(GONE, BROKEN)).isEqualTo(Failure.CLIENT_GONE);
        assertThat(beforeAnAnswer(new BadMessageException(), BROKEN)).isEqualTo(Failure.MALFORMED);
        assertThat(beforeAnAnswer(GONE, TOO_LARGE)).isEqualTo(Failure.BODY_TOO_LARGE);
    }

    @Test
    void isTheInstancesWhenItTakesTooLong() {
        assertThat(beforeAnAnswer(LATE, COMPLETE)).isEqualTo(Failure.NO_ANSWER_IN_TIME);
        assertThat(beforeAnAnswer(GONE, COMPLETE)).isEqualTo(Failure.NO_ANSWER);
    }

    @Test
    void isTheInstancesWhenItDoesNotEvenTakeTheConnection() {
        assertThat(beforeAnAnswer(LATE, UNREAD)).isEqualTo(Failure.NO_ANSWER_IN_TIME);
        assertThat(beforeAnAnswer(new RejectedExecutionException(), UNREAD)).isEqualTo(Failure.CROWDED);
    }

    @Test
    void breaksOffWhatTheClientHasAPartOf() {
        assertThat(Failure.of(LATE, COMPLETE, true, true)).isEqualTo(Failure.BROKEN_OFF);
        assertThat(Failure.of(GONE, COMPLETE, true, true)).isEqualTo(Failure.CLIENT_GONE);
    }

    private static Failure beforeAnAnswer(Throwable failure, ClientBody.State body) {
        return Failure.of(failure, body, false, false);
    }
}
