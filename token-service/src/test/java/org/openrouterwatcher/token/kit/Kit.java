package org.openrouterwatcher.token.kit;

import java.time.Clock;
import org.openrouterwatcher.testing.TestClock;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives tests the tools of this package; and the service a clock that moves when told. */
@TestConfiguration(proxyBeanMethods = false)
public class Kit {

    @Bean
    @Primary
    TestClock testClock() {
        return TestClock.at("2027-03-01T12:00:00.123456Z");
    }

    @Bean
    Gateway gateway(Environment environment, Clock clock) {
        return new Gateway(environment, new CallerTokenSigner(TestSecrets.GATEWAY.getPrivate(), clock));
    }

    @Bean
    People people(Gateway gateway) {
        return new People(gateway);
    }

    @Bean
    Database database(JdbcClient jdbc) {
        return new Database(jdbc);
    }

    @Bean
    Broker broker(TestClock clock) {
        return new Broker(clock);
    }
}
