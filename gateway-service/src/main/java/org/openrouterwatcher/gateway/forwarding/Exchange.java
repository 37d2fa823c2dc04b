package org.openrouterwatcher.gateway.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.upstream.Instance;
import org.openrouterwatcher.web.caller.Caller;
import org.springframework.http.HttpStatus;

/** One request on its way to a service: where it goes, who calls, which instances were tried. */
final class Exchange {

    private static final String ATTRIBUTE = Exchange.class.getName();

    private final Route route;
    private final @Nullable Caller caller;
    private final List<Instance> tried = new ArrayList<>();
    private volatile AtomicBoolean judged = new AtomicBoolean(true);
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean begun;
    private volatile boolean answered;
    private volatile boolean refused;
    private boolean whole;
    private boolean unheard;
    private volatile boolean ended;
    private volatile org.eclipse.jetty.client.@Nullable Request inward;
    private long startedAt;
    private Scheduler.@Nullable Task deadline;

    Exchange(Route route, @Nullable Caller caller) {
        this.route = route;
        this.caller = caller;
    }

    void travelWith(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Exchange of(Request request) {
        return Objects.requireNonNull((Exchange) request.getAttribute(ATTRIBUTE));
    }

    Route route() {
        return route;
    }

    @Nullable
    Caller caller() {
        return caller;
    }

    List<Instance> tried() {
        return tried;
    }

    Instance instance() {
        return tried.getLast();
    }

    /** An instance let it in. */
    void enter(Instance instance) {
        tried.add(instance);
        begun = false;
        judged = new AtomicBoolean();
        waiting.set(true);
        instance.asked();
        startedAt = System.nanoTime();
    }

    /** It is on its way to the instance. */
    void sentAs(org.eclipse.jetty.client.Request request) {
        inward = request;
        if (ended) {
            end();
        }
    }

    /** Ends an answer that has no end of its own. */
    void end() {
        ended = true;
        org.eclipse.jetty.client.Request sent = inward;
        if (sent != null) {
            sent.abort(new CancellationException("ended here"));
        }
    }

    /** There is a connection, and from now on the instance may have a part of the request. */
    void begun() {
        begun = true;
    }

    /** Whether the instance may have a part of the request. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether it was ended here: nobody is to blame. */
    boolean isEnded() {
        return ended;
    }

    /** Replaces the deadline until which the answer must begin. */
    synchronized void replaceDeadline(Scheduler.Task task) {
        cancelDeadline();
        if (answered) {
            task.cancel();
        } else {
            deadline = task;
        }
    }

    synchronized void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /** The answer begins. */
    synchronized void answered() {
        answered = true;
        cancelDeadline();
        waitNoMore();
    }

    /** What becomes of a body of which more has come than may pass. */
    enum Excess {
        /** No answer has begun: the request is refused, whatever its instance may still say. */
        REFUSED,
        /** An answer is on its way, and is what the client gets. Nothing more passes, until it is whole. */
        UNHEARD,
        /** The client has its answer: the request can end. */
        ENDED
    }

    /** More has come than may pass. */
    synchronized Excess exceeded() {
        if (!answered || refused) {
            refused = true;
            return Excess.REFUSED;
        }
        unheard = !whole;
        return whole ? Excess.ENDED : Excess.UNHEARD;
    }

    /**
     * All of the answer is here.
     *
     * @return whether the rest of the request still waits for that
     */
    synchronized boolean answeredWholly() {
        whole = true;
        return unheard;
    }

    /** Whether nobody wants to hear an answer any more. */
    boolean isRefused() {
        return refused;
    }

    boolean isAnswered() {
        return answered;
    }

    /** The whole answer came; whether it was a good one is the instance's. */
    void succeeded(int status) {
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            judge(it -> it.failed(age(), new IllegalStateException("status " + status)));
        } else {
            judge(it -> it.succeeded(age()));
        }
    }

    /** No answer came, or not all of it. */
    void failed(Failure why, Throwable cause) {
        if (why.isTheInstances()) {
            judge(it -> it.failed(age(), cause));
        } else {
            leave();
        }
    }

    /** It is over, and says nothing of the instance. */
    void leave() {
        judge(Instance::left);
    }

    private void judge(Consumer<Instance> verdict) {
        if (judged.compareAndSet(false, true)) {
            waitNoMore();
            verdict.accept(instance());
        }
    }

    private void waitNoMore() {
        if (waiting.compareAndSet(true, false)) {
            instance().answered();
        }
    }

    private long age() {
        return System.nanoTime() - startedAt;
    }

    /** Too slow an answer, as a failure of the instance. */
    static TimeoutException tooSlow() {
        return new TimeoutException("no answer in time");
    }
}
