package org.openrouterwatcher.web.caller;

import java.time.Clock;
import java.util.List;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.openrouterwatcher.web.request.RequestIdFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes a service answer to the gateway only. A service behind the gateway imports it; the gateway does not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallerProperties.class)
public class CallerConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgumentResolver());
        resolvers.add(new AdministratorResolver());
    }

    @Bean
    FilterRegistrationBean<CallerAuthenticationFilter> callerAuthenticationFilter(
            CallerProperties properties, Clock clock, ProblemWriter problems) {
        var verifier =
                new CallerTokenVerifier(Ed25519Keys.publicKeys(properties.publicKey()), properties.audience(), clock);
        var registration = new FilterRegistrationBean<>(
                new CallerAuthenticationFilter(verifier, properties.openPaths(), problems));
        registration.setOrder(RequestIdFilter.ORDER + 10);
        return registration;
    }
}
