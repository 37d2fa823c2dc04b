package org.openrouterwatcher.gateway.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to what one class writes into the log. */
public final class LogProbe implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public LogProbe(Class<?> writer) {
        logger = (Logger) LoggerFactory.getLogger(writer);
        logger.setLevel(Level.INFO);
        heard.start();
        logger.addAppender(heard);
    }

    public List<ILoggingEvent> lines() {
        return List.copyOf(heard.list);
    }

    /** The messages without their key-values, in order. */
    public List<String> messages() {
        return lines().stream().map(ILoggingEvent::getMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        logger.setLevel(null);
    }
}
