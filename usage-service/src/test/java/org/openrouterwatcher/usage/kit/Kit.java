package org.openrouterwatcher.usage.kit;

import java.time.Clock;
import org.openrouterwatcher.usage.ledger.Ledger;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests take as arguments. */
@TestConfiguration(proxyBeanMethods = false)
class Kit {

    @Bean
    Clock clock() {
        return World.CLOCK;
    }

    @Bean
    Gateway gateway(Environment environment) {
        return new Gateway(environment, new CallerTokenSigner(World.GATEWAY.getPrivate(), World.CLOCK));
    }

    @Bean
    Books books(JdbcClient jdbc) {
        return new Books(jdbc);
    }

    @Bean
    LedgerEntries ledgerEntries(JdbcClient jdbc, Ledger ledger, TransactionTemplate transaction) {
        return new LedgerEntries(jdbc, ledger, transaction);
    }

    @Bean
    Ticks ticks() {
        return new Ticks();
    }

    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(World.settings()).applyTo(context);
        }
    }
}
