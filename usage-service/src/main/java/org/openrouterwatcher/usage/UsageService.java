package org.openrouterwatcher.usage;

import org.openrouterwatcher.web.caller.CallerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** OpenRouter keys and what was spent with them. */
@SpringBootApplication
@Import(CallerConfiguration.class)
public class UsageService {
    public static void main(String[] args) {
        SpringApplication.run(UsageService.class, args);
    }
}
