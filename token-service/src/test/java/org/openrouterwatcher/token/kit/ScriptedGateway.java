package org.openrouterwatcher.token.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.web.caller.Caller;

/** A gateway that gives signs of life, and has applied as much of the feed as a test says. */
public final class ScriptedGateway implements AutoCloseable {

    private static final Duration BEAT = Duration.ofMillis(200);

    /** Past everything that a test ever writes. */
    public static final long EVERYTHING = Long.MAX_VALUE;

    private final String name = "gateway-" + UUID.randomUUID();
    private final Broker broker;
    private final Gateway http;
    private long beats;
    private long nextOffset;
    private volatile boolean beating = true;

    private ScriptedGateway(Broker broker, Gateway http, long nextOffset) {
        this.broker = broker;
        this.http = http;
        this.nextOffset = nextOffset;
    }

    /** One that reports through Kafka, from now on. */
    public static ScriptedGateway beating(Broker broker, Gateway http, long nextOffset) {
        var gateway = new ScriptedGateway(broker, http, nextOffset);
        gateway.beat();
        Thread.ofVirtual().start(gateway::keepBeating);
        return gateway;
    }

    /** One that Kafka does not reach. */
    public static ScriptedGateway cutOff(Broker broker, Gateway http) {
        var gateway = new ScriptedGateway(broker, http, 0);
        gateway.beating = false;
        return gateway;
    }

    public String name() {
        return name;
    }

    /** Says that it has applied everything before this offset. */
    public void hasApplied(long offset) {
        synchronized (this) {
            nextOffset = offset;
        }
        beat();
    }

    /** Asks for all changes since a cursor. */
    public Answer poll(long cursor) {
        Answer answer = http.post("/internal/feed/changes")
                .as(Caller.gateway())
                .body("{'gateway': '%s', 'cursor': %d, 'beat': %d}", name, cursor, beats)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Asks again and again from the same cursor, as one that applies nothing of what it is told. */
    public ScriptedGateway keepPollingFrom(long cursor) {
        return keepPolling(cursor, _ -> cursor);
    }

    /** Asks again and again, each time from where the last answer ended. */
    public ScriptedGateway keepUpByPollingFrom(long cursor) {
        return keepPolling(cursor, answer -> answer.json().required("cursor").asLong());
    }

    private ScriptedGateway keepPolling(long first, ToLongFunction<Answer> next) {
        beating = true;
        long second = next.applyAsLong(poll(first));
        Thread.ofVirtual().start(() -> {
            long cursor = second;
            while (beating) {
                cursor = next.applyAsLong(poll(cursor));
                LockSupport.parkNanos(BEAT.toNanos());
            }
        });
        return this;
    }

    /** Gives no sign of life any more. */
    public void fallSilent() {
        beating = false;
    }

    @Override
    public void close() {
        fallSilent();
    }

    private void keepBeating() {
        while (beating) {
            beat();
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }

    private synchronized void beat() {
        beats++;
        broker.tell(new FeedApplied(
                name, 0, nextOffset, beats, GatewayState.FRESH, 7, Map.of("revoked", 3L), Instant.now(), beats));
    }
}
