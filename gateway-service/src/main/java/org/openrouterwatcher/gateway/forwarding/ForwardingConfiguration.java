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

    @Bean
    InwardHead inwardHead(CallerTokenSigner signer) {
        return new InwardHead(new CallerTokens(signer));
    }

    @Bean
    RevocationEffects revocationEffects(TokenView view, Clock clock) {
        return new RevocationEffects(view, clock);
    }

    /** Its life cycle is the Jetty server's, likewise that of the other. */
    @Bean(destroyMethod = "")
    Forwarder forwarder(
            Instances instances,
            InwardHead head,
            RevocationEffects effects,
            ProblemAnswers answers,
            ForwardingProperties properties) {
        return new Forwarder(instances, head, effects, answers, properties);
    }

    @Bean(destroyMethod = "")
    LiveForwarder liveForwarder(
            Instances instances,
            InwardHead head,
            RevocationEffects effects,
            ProblemAnswers answers,
            ForwardingProperties properties,
            OpenStreams streams) {
        var forwarder = new Forwarder(instances, head, effects, answers, properties.ofStreams());
        return new LiveForwarder(forwarder, streams, answers);
    }

    @Bean
    OpenStreams openStreams(ForwardingProperties properties) {
        return new OpenStreams(properties.maxStreams());
    }
}
