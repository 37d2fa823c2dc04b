package org.openrouterwatcher.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the Spring application of a test class the real broker ({@code spring.kafka.bootstrap-servers}) and a fresh
 * database ({@code spring.datasource.url}, {@code .username}, {@code .password}). Either is started only when the
 * application asks for it. Test classes whose application is configured alike share the application and its database.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RealInfrastructure {}
