package org.openrouterwatcher.scheduler;

import org.openrouterwatcher.web.caller.CallerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** When something is due. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(CallerConfiguration.class)
public class SchedulerService {
    public static void main(String[] args) {
        SpringApplication.run(SchedulerService.class, args);
    }
}
