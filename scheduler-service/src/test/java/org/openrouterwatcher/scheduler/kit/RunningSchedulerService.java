package org.openrouterwatcher.scheduler.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openrouterwatcher.scheduler.SchedulerService;
import org.openrouterwatcher.testing.RealInfrastructure;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the test beside the whole service with real broker and database. All classes with this annotation share one
 * service; its clock stands still on a Wednesday at 10:20.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SchedulerService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
@ContextConfiguration(initializers = GatewayKeys.class)
@Import(Kit.class)
@RealInfrastructure
public @interface RunningSchedulerService {}
