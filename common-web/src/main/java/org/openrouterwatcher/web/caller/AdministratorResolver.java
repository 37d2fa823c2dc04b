package org.openrouterwatcher.web.caller;

import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller.Via;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Administrator} to a controller, or answers 403. */
final class AdministratorResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Administrator.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object attribute = request.getAttribute(CallerAuthenticationFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (attribute instanceof Caller caller && caller.isAdmin() && caller.via() == Via.SESSION) {
            return new Administrator(caller.userId());
        }
        throw new Refusal(Problem.forbidden("This is open to administrators only."));
    }
}
