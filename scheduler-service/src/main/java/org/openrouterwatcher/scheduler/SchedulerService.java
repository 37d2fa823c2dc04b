package org.openrouterwatcher.scheduler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** When something is due. */
@SpringBootApplication
public class SchedulerService {
    public static void main(String[] args) {
        SpringApplication.run(SchedulerService.class, args);
    }
}
