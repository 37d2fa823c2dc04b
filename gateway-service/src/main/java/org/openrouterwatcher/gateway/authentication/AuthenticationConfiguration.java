package org.openrouterwatcher.gateway.authentication;

import java.time.Clock;
import org.openrouterwatcher.gateway.freshness.ViewTrust;
import org.openrouterwatcher.gateway.tokens.TokenIntrospection;
import org.openrouterwatcher.gateway.upstream.TokenServiceClient;
import org.openrouterwatcher.revocation.TokenView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the authenticators together and keeps their keys fresh. */
@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {

    @Bean
    VerificationKeys verificationKeys(TokenServiceClient tokenService, Clock clock) {
        return new VerificationKeys(tokenService::verificationKeys, clock);
    }

    @Bean
    JwtAuthenticator jwtAuthenticator(VerificationKeys keys, TokenView view, ViewTrust trust, Clock clock) {
        return new JwtAuthenticator(keys, view, trust, clock);
    }

    @Bean
    ApiTokenAuthenticator apiTokenAuthenticator(
            TokenView view, ViewTrust trust, TokenIntrospection introspection, Clock clock) {
        return new ApiTokenAuthenticator(view, trust, introspection, clock);
    }

    @Bean
    KeyRefresh keyRefresh(VerificationKeys keys) {
        return new KeyRefresh(keys);
    }

    /** Looks every second whether the keys are due. */
    record KeyRefresh(VerificationKeys keys) {
        @Scheduled(fixedDelayString = "PT1S")
        void keepFresh() {
            keys.keepFresh();
        }
    }
}
