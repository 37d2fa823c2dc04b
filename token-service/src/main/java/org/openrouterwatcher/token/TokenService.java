package org.openrouterwatcher.token;

import org.openrouterwatcher.web.caller.CallerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Accounts, sessions and API tokens. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import(CallerConfiguration.class)
public class TokenService {
    public static void main(String[] args) {
        SpringApplication.run(TokenService.class, args);
    }
}
