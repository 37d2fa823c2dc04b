package org.openrouterwatcher.audit.refusal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names what a controller method that changes something does, for the entry that is left when it refuses. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** The action, the same as of the entry that is left when it is done. */
    String value();

    /**
     * The type of what the path names, as {@code {id}} or by a variable that is called like the type; empty when there
     * is none.
     */
    String subject() default "";
}
