package org.openrouterwatcher.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.openrouterwatcher.web.caller.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line and one measurement per request, malformed ones included. It says which route, never which path: a path may
 * hold what somebody pasted by mistake.
 */
public final class AccessLog implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private final MeterRegistry meters;

    /** Few, as there are few routes; to look one up in the registry costs more than to record. */
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    public AccessLog(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Outcome(String route, int status) {}

    @Override
    public void log(Request request, Response response) {
        RequestFacts facts = RequestFacts.of(request);
        Duration duration = Duration.ofNanos(System.nanoTime() - request.getHeadersNanoTime());
        measure(facts, response.getStatus(), duration);
        LoggingEventBuilder line = log.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", facts.route())
                .addKeyValue("status", response.getStatus())
                .addKeyValue("durationMs", duration.toMillis())
                .addKeyValue("requestId", facts.requestId());
        describe(facts, line);
        line.log("request handled");
    }

    private static void describe(RequestFacts facts, LoggingEventBuilder line) {
        Caller caller = facts.caller();
        if (caller != null) {
            line.addKeyValue("via", caller.via()).addKeyValue("userId", caller.userId());
            if (caller.tokenId() != null) {
                line.addKeyValue("tokenId", caller.tokenId());
            }
        }
        if (facts.refusal() != null) {
            line.addKeyValue("reason", facts.refusal());
        }
    }

    private void measure(RequestFacts facts, int status, Duration duration) {
        timers.computeIfAbsent(new Outcome(facts.route(), status), this::timer).record(duration);
        if (facts.refusal() != null) {
            meters.counter("watcher.gateway.refusals", "reason", facts.refusal())
                    .increment();
        }
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("watcher.gateway.requests")
                .description("requests by route and status, from the last header byte to the last byte of the answer")
                .tag("route", outcome.route)
                .tag("status", Integer.toString(outcome.status))
                .register(meters);
    }
}
