package org.openrouterwatcher.usage.openrouter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Everything that asking OpenRouter would log at the chattiest level. */
final class CapturedLog implements AutoCloseable {

    private final List<Logger> loggers = Stream.of("org.openrouterwatcher", "io.github.resilience4j")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    CapturedLog() {
        appender.start();
        loggers.forEach(logger -> {
            logger.setLevel(Level.ALL);
            logger.setAdditive(false);
            logger.addAppender(appender);
        });
    }

    List<String> lines() {
        return appender.list.stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .toList();
    }

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        });
    }
}
