package org.openrouterwatcher.token.sessions;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for {@link LoggedIn}. */
@Configuration(proxyBeanMethods = false)
class LoggedInConfiguration implements WebMvcConfigurer {

    private final LoggedInResolver resolver;

    LoggedInConfiguration(LoggedInResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(resolver);
    }
}
