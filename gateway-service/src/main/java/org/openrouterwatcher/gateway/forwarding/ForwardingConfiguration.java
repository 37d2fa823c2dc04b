package org.openrouterwatcher.gateway.forwarding;

import java.time.Clock;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.upstream.Instances;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the way to the services together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ForwardingProperties.class, CallerProperties.class})
class ForwardingConfiguration {

    @Bean
    CallerTokenSigner callerTokenSigner(CallerProperties caller, Clock clock) {
        return new CallerTokenSigner(caller.key(), clock);
    }

    /** Its life cycle is the Jetty server's. */
    @Bean(destroyMethod = "")
    Forwarder forwarder(
            Instances instances,
            CallerTokenSigner signer,
            TokenView view,
            ProblemAnswers answers,
            ForwardingProperties properties,
            Clock clock) {
        return new Forwarder(
                instances, new CallerTokens(signer), new RevocationEffects(view, clock), answers, properties);
    }
}
