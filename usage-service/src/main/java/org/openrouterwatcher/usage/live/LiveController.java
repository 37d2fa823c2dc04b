package org.openrouterwatcher.usage.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/live}: what is new about the caller's keys, as it happens. Each stream has a virtual thread of its
 * own, so that the server's threads stay free; the gateway ends it with the caller's session.
 */
@RestController
class LiveController {

    private static final Logger log = LoggerFactory.getLogger(LiveController.class);

    private static final int COME_BACK_SECONDS = 30;

    /** The container's time limit is not ours: a stream knows its own. */
    private static final int NO_TIMEOUT = 0;

    private final LiveStreams streams;
    private final JsonMapper json;

    LiveController(LiveStreams streams, JsonMapper json) {
        this.streams = streams;
        this.json = json;
    }

    /** HEAD has its headers and no stream. */
    @RequestMapping(path = "/api/live", method = RequestMethod.HEAD)
    void head(HttpServletResponse response) {
        describe(response);
    }

    @RequestMapping(path = "/api/live", method = RequestMethod.GET)
    void live(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        LiveStream stream = streams.open(caller.userId())
                .orElseThrow(() -> new Refusal(Problem.unavailable(
                        "Too many people watch at this moment; ask now and then instead.", COME_BACK_SECONDS)));
        describe(response);
        AsyncContext exchange = request.startAsync();
        exchange.setTimeout(NO_TIMEOUT);
        Thread.ofVirtual().name("live").start(() -> write(stream, exchange));
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(EventStream.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        // nginx before us would keep events back until it has enough of them
        response.setHeader("X-Accel-Buffering", "no");
    }

    private void write(LiveStream stream, AsyncContext exchange) {
        try {
            stream.writeTo(new EventStream(exchange.getResponse().getOutputStream(), json));
        } catch (IOException | InterruptedException e) {
            log.atDebug().setCause(e).log("reader gone");
        } finally {
            streams.forget(stream);
            exchange.complete();
        }
    }
}
