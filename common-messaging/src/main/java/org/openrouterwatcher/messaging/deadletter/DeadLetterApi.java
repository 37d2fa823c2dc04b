package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.web.caller.Administrator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The API for administrators, at {@code /api/admin/dead-letters/{service}}. Each service shows its own:
 * {@code token-service} is {@code token} there.
 */
@AutoConfiguration(after = ParkingConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass({Administrator.class, WebMvcConfigurer.class})
@ConditionalOnBean(Letters.class)
@Import({
    ListDeadLettersController.class,
    ShowDeadLetterController.class,
    RetryDeadLetterController.class,
    SkipDeadLetterController.class
})
public class DeadLetterApi implements WebMvcConfigurer {

    private final String service;

    DeadLetterApi(@Value("${spring.application.name}") String application) {
        this.service = application.replaceFirst("-service$", "");
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(
                "/api/admin/dead-letters/" + service, HandlerTypePredicate.forBasePackageClass(DeadLetterApi.class));
    }

    @Bean
    ShownLetters shownLetters(Letters letters) {
        return new ShownLetters(letters, service);
    }

    @Bean
    DecidedAnswers decidedAnswers(ShownLetters shown) {
        return new DecidedAnswers(shown);
    }
}
