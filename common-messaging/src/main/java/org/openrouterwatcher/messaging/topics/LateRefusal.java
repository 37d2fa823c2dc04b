package org.openrouterwatcher.messaging.topics;

import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * Ends a service that has already started: closes it in order, and the process says by its exit code that it failed.
 */
record LateRefusal(ApplicationContext context) implements Consumer<TopicMismatchException> {

    @Override
    public void accept(TopicMismatchException reason) {
        System.exit(SpringApplication.exit(context, () -> 1));
    }
}
