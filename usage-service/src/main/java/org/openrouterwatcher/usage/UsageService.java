package org.openrouterwatcher.usage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** OpenRouter keys and what was spent with them. */
@SpringBootApplication
public class UsageService {
    public static void main(String[] args) {
        SpringApplication.run(UsageService.class, args);
    }
}
