package org.openrouterwatcher.scheduler.kit;

import java.time.Clock;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Gives tests the tools of this package; and the service a clock that moves when told. */
@TestConfiguration(proxyBeanMethods = false)
public class Kit {

    @Bean
    @Primary
    TestClock testClock() {
        return TestClock.at("2031-03-05T10:20:30.123456Z");
    }

    @Bean
    Gateway gateway(Environment environment, Clock clock) {
        return new Gateway(environment, new CallerTokenSigner(GatewayKeys.PAIR.getPrivate(), clock));
    }

    @Bean(destroyMethod = "close")
    UsageService usageService() {
        return new UsageService();
    }
}
