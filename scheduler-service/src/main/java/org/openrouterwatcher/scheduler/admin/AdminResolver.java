package org.openrouterwatcher.scheduler.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands {@link Admin} to a controller, or answers 403. */
@Component
class AdminResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Admin.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object attribute = request.getAttribute(Caller.class.getName(), RequestAttributes.SCOPE_REQUEST);
        if (attribute instanceof Caller caller && caller.isAdmin()) {
            return new Admin(caller.userId());
        }
        throw new Refusal(Problem.forbidden("Schedules are open to administrators only."));
    }
}
