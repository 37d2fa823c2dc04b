package org.openrouterwatcher.gateway.forwarding;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** Why a request did not get its answer, and so: whose fault it is. */
enum Failure {
    BODY_TOO_LARGE,
    CLIENT_TOO_SLOW,
    /** The client sends what is no HTTP. */
    MALFORMED,
    CLIENT_GONE,
    /** The answer had begun and the client already has a part of it. */
    BROKEN_OFF,
    /** More requests wait for this instance than may. */
    CROWDED,
    NO_ANSWER_IN_TIME,
    NO_ANSWER;

    /**
     * Judges a failure.
     *
     * @param answered whether the instance had begun to answer
     * @param committed whether the client has a part of the answer
     */
    static Failure of(Throwable failure, ClientBody.State body, boolean answered, boolean committed) {
        boolean timeout = failure instanceof TimeoutException;
        if (committed) {
            return timeout ? BROKEN_OFF : CLIENT_GONE;
        }
        if (body.tooLarge()) {
            return BODY_TOO_LARGE;
        }
        if (timeout) {
            return body.isAwaited() && !answered ? CLIENT_TOO_SLOW : NO_ANSWER_IN_TIME;
        }
        if (body.failed()) {
            return failure instanceof HttpException ? MALFORMED : CLIENT_GONE;
        }
        return failure instanceof RejectedExecutionException ? CROWDED : NO_ANSWER;
    }

    /** Whether the instance is to blame. */
    boolean isTheInstances() {
        return switch (this) {
            case BROKEN_OFF, NO_ANSWER_IN_TIME, NO_ANSWER -> true;
            case BODY_TOO_LARGE, CLIENT_TOO_SLOW, MALFORMED, CLIENT_GONE, CROWDED -> false;
        };
    }
}
