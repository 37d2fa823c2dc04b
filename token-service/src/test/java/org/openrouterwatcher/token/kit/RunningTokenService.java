package org.openrouterwatcher.token.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.openrouterwatcher.testing.RealInfrastructure;
import org.openrouterwatcher.token.TokenService;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the test beside the whole service with real broker and database. All classes with this annotation share one
 * service, so each test brings people of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TokenService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // gateways that a test brought are soon forgotten, so that the next test need not wait for them
        properties = {"management.server.port=0", "watcher.gateways.expire-after=1s"})
@ContextConfiguration(initializers = TestSecrets.class)
@Import(Kit.class)
@RealInfrastructure
public @interface RunningTokenService {}
