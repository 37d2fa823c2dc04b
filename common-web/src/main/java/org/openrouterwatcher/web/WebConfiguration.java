package org.openrouterwatcher.web;

import java.time.Clock;
import org.openrouterwatcher.web.problem.ErrorPage;
import org.openrouterwatcher.web.problem.JsonOnly;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.openrouterwatcher.web.problem.Problems;
import org.openrouterwatcher.web.problem.StrictRequests;
import org.openrouterwatcher.web.problem.WholeNumbers;
import org.openrouterwatcher.web.request.RequestIdFilter;
import org.openrouterwatcher.web.secret.Secret;
import org.openrouterwatcher.web.server.AcceptQueue;
import org.openrouterwatcher.web.server.LeanConnections;
import org.openrouterwatcher.web.server.ServerProblems;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every service gets by having this module: problems, request ids, secrets as settings, a clock. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication
public class WebConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    Problems problems(ProblemWriter writer) {
        return new Problems(writer);
    }

    @Bean
    ErrorPage errorPage(ProblemWriter writer) {
        return new ErrorPage(writer);
    }

    @Bean
    WebMvcConfigurer jsonOnly() {
        return new JsonOnly();
    }

    @Bean
    WebMvcConfigurer strictRequests() {
        return new StrictRequests();
    }

    @Bean
    WholeNumbers wholeNumbers() {
        return new WholeNumbers();
    }

    @Bean
    AcceptQueue acceptQueue() {
        return new AcceptQueue();
    }

    @Bean
    LeanConnections leanConnections() {
        return new LeanConnections();
    }

    @Bean
    ServerProblems serverProblems(JsonMapper json) {
        return new ServerProblems(json);
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        var registration = new FilterRegistrationBean<>(new RequestIdFilter());
        registration.setOrder(RequestIdFilter.ORDER);
        return registration;
    }

    /** A named class, because the binder asks it for its types and a lambda has none. */
    @Bean
    @ConfigurationPropertiesBinding
    static SecretConverter secretConverter() {
        return new SecretConverter();
    }

    static final class SecretConverter implements Converter<String, Secret> {
        @Override
        public Secret convert(String text) {
            return Secret.of(text.strip());
        }
    }
}
