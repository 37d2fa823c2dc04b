package org.openrouterwatcher.web.draining;

import org.openrouterwatcher.web.server.HttpConfigurations;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Lets every service drain before it ends. */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(DrainingProperties.class)
public class DrainingConfiguration {

    @Bean
    Draining draining(DrainingProperties properties) {
        return new Draining(properties);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> drainingAnswers(Draining draining) {
        var answers = new DrainingAnswers(draining);
        return factory -> factory.addServerCustomizers(
                server -> HttpConfigurations.of(server).forEach(http -> http.addCustomizer(answers)));
    }
}
