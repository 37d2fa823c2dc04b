package org.openrouterwatcher.gateway.door;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.authentication.BearerToken;
import org.openrouterwatcher.gateway.door.Admission.Admitted;
import org.openrouterwatcher.gateway.forwarding.Forwarder;
import org.openrouterwatcher.gateway.forwarding.LiveForwarder;
import org.openrouterwatcher.gateway.forwarding.Route;
import org.openrouterwatcher.gateway.forwarding.Route.Pace;
import org.openrouterwatcher.gateway.forwarding.Routes;
import org.openrouterwatcher.gateway.forwarding.Routes.Match;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.http.RequestFacts;
import org.openrouterwatcher.gateway.limits.Allowance;
import org.openrouterwatcher.gateway.limits.RateLimitFields;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;

/**
 * Handles everything under {@code /api/}: looks up the route, asks the doorkeeper, forwards. Nothing of that waits, so
 * the thread that has read a request handles it, too; only where somebody else's word is needed, a virtual one waits.
 */
final class ApiHandler extends Handler.Wrapper {

    private final Routes routes = new Routes();
    private final Doorkeeper doorkeeper;
    private final Forwarder forwarder;
    private final LiveForwarder live;
    private final ProblemAnswers answers;
    private final Executor waiting;

    /** @param waiting has a thread for each who waits */
    ApiHandler(
            Doorkeeper doorkeeper, Forwarder forwarder, LiveForwarder live, ProblemAnswers answers, Executor waiting) {
        super(new Sequence(forwarder, live));
        this.doorkeeper = doorkeeper;
        this.forwarder = forwarder;
        this.live = live;
        this.answers = answers;
        this.waiting = waiting;
    }

    /** Whether it was for us; if not, the next handler is asked. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        switch (routes.find(request.getMethod(), path)) {
            case Match.NotApi _ -> {
                return false;
            }
            case Match.Nowhere _ -> refuse(DoorProblems.notFound(), request, response, callback);
            case Match.WrongMethod(String template, var allowed) -> {
                RequestFacts.of(request).took(template);
                refuse(DoorProblems.wrongMethod(allowed), request, response, callback);
            }
            case Match.Found(Route route) -> admit(route, request, response, callback);
        }
        return true;
    }

    private void admit(Route route, Request request, Response response, Callback callback) {
        RequestFacts facts = RequestFacts.of(request);
        facts.took(route.template());
        var credential = BearerToken.read(
                request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION),
                request.getHttpURI().getQuery());
        Admission admission = doorkeeper.admit(route.access(), credential, facts.client());
        var entrance = new Entrance(route, credential, request, response, callback);
        if (admission instanceof Admission.Waiting) {
            waiting.execute(new Detached(request, response, callback, () -> enter(admission.settled(), entrance)));
        } else {
            enter(admission, entrance);
        }
    }

    private record Entrance(
            Route route, BearerToken credential, Request request, Response response, Callback callback) {}

    private void enter(Admission admission, Entrance entrance) {
        RequestFacts facts = RequestFacts.of(entrance.request);
        switch (admission) {
            case Admitted(var caller, var allowance) -> {
                facts.calledBy(caller);
                tell(allowance, entrance.response);
                forward(caller, entrance);
            }
            case Admission.Refused(Problem problem, String reason, var allowance) -> {
                facts.refusedFor(reason);
                tell(allowance, entrance.response);
                refuse(problem, entrance.request, entrance.response, entrance.callback);
            }
            case Admission.Waiting _ -> throw new IllegalStateException("nobody has waited");
        }
    }

    private void forward(@Nullable Caller caller, Entrance to) {
        if (to.route.pace() == Pace.LIVE && caller != null) {
            BooleanSupplier mayGoOn = () -> doorkeeper.stillHolds(to.credential);
            live.forward(to.route, caller, mayGoOn, to.request, to.response, to.callback);
        } else {
            forwarder.forward(to.route, caller, to.request, to.response, to.callback);
        }
    }

    private static void tell(@Nullable Allowance allowance, Response response) {
        if (allowance != null) {
            RateLimitFields.of(allowance).forEach(response.getHeaders()::put);
        }
    }

    private void refuse(Problem problem, Request request, Response response, Callback callback) {
        answers.write(request, response, callback, problem);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
