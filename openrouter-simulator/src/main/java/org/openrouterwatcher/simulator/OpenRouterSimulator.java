package org.openrouterwatcher.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openrouterwatcher.simulator.api.ApiHandler;
import org.openrouterwatcher.simulator.api.RequestLog;
import org.openrouterwatcher.simulator.control.ControlHandler;
import org.openrouterwatcher.simulator.control.Controls;
import org.openrouterwatcher.simulator.control.Journal;
import org.openrouterwatcher.simulator.control.ShiftableClock;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Faults;
import org.openrouterwatcher.simulator.world.KeyState;
import org.openrouterwatcher.simulator.world.SimulatedKey;
import org.openrouterwatcher.simulator.world.Spent;
import org.openrouterwatcher.simulator.world.Truth;
import org.openrouterwatcher.simulator.world.World;

/**
 * An OpenRouter on this machine. Its data follow from a seed, its time from a clock; what tests and developers may do
 * to it beyond the published API stands here and, over HTTP, under {@code /sim}.
 */
public final class OpenRouterSimulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // without it the JDK's server waits for the other side's delayed ACK: 40 ms for nothing on each answer
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // the default of 200 closes pooled connections under a client's feet
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final Controls controls;

    private OpenRouterSimulator(SimulatorOptions options, Clock base) {
        var clock = new ShiftableClock(base);
        var world = new World(options.seed(), options.extraKeys(), options.extraRoutes());
        controls = new Controls(world, clock, journal(options));
        server = server(options);
        executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        server.createContext(ApiHandler.ROOT, new ApiHandler(world, clock, faults, requests, options.delay()));
        server.createContext(ControlHandler.ROOT, new ControlHandler(controls, faults, requests));
        server.start();
    }

    /** Starts on a free local port. */
    public static OpenRouterSimulator start(long seed, Clock clock) {
        return start(SimulatorOptions.seed(seed), clock);
    }

    /** @throws UncheckedIOException when the port is taken or the data folder unusable */
    public static OpenRouterSimulator start(SimulatorOptions options, Clock clock) {
        return new OpenRouterSimulator(options, clock);
    }

    /** What OPENROUTER_BASE_URL should be. */
    public URI baseUrl() {
        return root().resolve(ApiHandler.ROOT);
    }

    /** Below which {@code /sim} lies. */
    public URI root() {
        var address = server.getAddress();
        return URI.create("http://%s:%d".formatted(host(address), address.getPort()));
    }

    public SimulatedKey key(String name) {
        return controls.world().byName(name).key();
    }

    /** What all keys really spent, as of now. */
    public Truth truth() {
        return controls.truth(null);
    }

    /** Misbehaves so, for everybody, until healed. */
    public void fail(Fault fault) {
        fail(FaultRule.always(fault));
    }

    public void fail(FaultRule rule) {
        faults.add(rule);
    }

    public void heal() {
        faults.clear();
    }

    /** Lets a key spend credits now, on the first of its models. */
    public void spend(String key, BigDecimal credits) {
        controls.spend(key, null, new Spent(credits, BigDecimal.ZERO, 1, 1_000, 100, 0));
    }

    public void become(String key, KeyState state) {
        controls.become(key, state);
    }

    public void advance(Duration step) {
        controls.advance(step);
    }

    public RequestLog requests() {
        return requests;
    }

    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        executor.shutdownNow();
    }

    private static Journal journal(SimulatorOptions options) {
        var folder = options.dataDir();
        return folder == null ? Journal.inMemory() : Journal.in(folder, options.seed());
    }

    private static HttpServer server(SimulatorOptions options) {
        try {
            return HttpServer.create(new InetSocketAddress(options.bind(), options.port()), BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d: %s".formatted(options.bind(), options.port(), taken.getMessage()), taken);
        }
    }

    private static String host(InetSocketAddress address) {
        var ip = address.getAddress();
        return ip.isAnyLocalAddress() ? "127.0.0.1" : ip.getHostAddress();
    }
}
