package org.openrouterwatcher.token.sessions;

import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link LoggedIn} to a controller, or answers 401. */
@Component
class LoggedInResolver implements HandlerMethodArgumentResolver {

    private final OngoingSessions ongoing;

    LoggedInResolver(OngoingSessions ongoing) {
        this.ongoing = ongoing;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == LoggedIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object attribute = request.getAttribute(Caller.class.getName(), RequestAttributes.SCOPE_REQUEST);
        if (attribute instanceof Caller caller && caller.sessionId() != null) {
            var loggedIn = new LoggedIn(caller.userId(), caller.sessionId());
            ongoing.require(loggedIn);
            return loggedIn;
        }
        throw new Refusal(SessionProblems.notLoggedIn());
    }
}
