package org.openrouterwatcher.usage.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openrouterwatcher.testing.RealInfrastructure;
import org.openrouterwatcher.usage.UsageService;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the test beside the whole service with real broker and database and a simulated OpenRouter. All classes with
 * this annotation share one service: each test brings an owner of its own, and afterwards all keys are let go.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = UsageService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Kit.Settings.class)
@Import(Kit.class)
@ExtendWith(CleanEnd.class)
@RealInfrastructure
public @interface RunningUsageService {}
