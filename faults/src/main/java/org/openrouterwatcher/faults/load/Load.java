package org.openrouterwatcher.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.openrouterwatcher.stage.Pace;

/** The steady load of an episode: everybody does their thing at their own pace, whatever breaks. */
public final class Load implements AutoCloseable {

    /** More than this at a time of one actor would be a crowd that only waits. */
    private static final int AT_ONCE = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> loops = new ArrayList<>();
    private final Queue<Exception> mishaps = new ConcurrentLinkedQueue<>();

    private final int slowed;

    private Load(int slowed) {
        this.slowed = slowed;
    }

    /** Begins; what the system promises meanwhile is noted. */
    public static Load begin(Api api, Simulator simulator, Population people, Promises promises, Tempo tempo)
            throws InterruptedException {
        var load = new Load(tempo.slowed());
        // somebody new each time, as nobody may have more than a number of tokens
        var maker = Account.open(api, "maker-" + System.nanoTime() + "@example.org");
        List<Actor> actors = List.of(
                new TokenUser(api, promises, tempo.usesPerSecond()),
                new TokenMaker(api, maker, promises),
                new TokenRevoker(api, promises),
                new Visitor(api, maker),
                new Newcomer(api, people.keyOwner()),
                new KeyOwner(api, people.keyOwner(), people.free(), promises),
                new JobRunner(api, people.admin(), promises),
                new Spender(simulator, people.spending()));
        actors.forEach(actor -> load.loops.add(load.threads.submit(() -> load.repeat(actor))));
        return load;
    }

    private Void repeat(Actor actor) throws InterruptedException {
        var pace = new Pace(actor.perSecond() / slowed);
        var room = new Semaphore(AT_ONCE);
        for (int i = 0; ; i++) {
            pace.await(i);
            if (room.tryAcquire()) {
                threads.submit(() -> act(actor, room));
            }
        }
    }

    private void act(Actor actor, Semaphore room) {
        try {
            actor.act();
        } catch (InterruptedException | RuntimeException mishap) {
            mishaps.add(mishap);
        } finally {
            room.release();
        }
    }

    /**
     * Nobody begins anything more; returns when everybody has finished what they began.
     *
     * @throws IllegalStateException when somebody could not do their part: the episode then shows nothing
     */
    @Override
    public void close() {
        loops.forEach(loop -> loop.cancel(true));
        threads.close();
        if (!mishaps.isEmpty()) {
            throw new IllegalStateException(mishaps.size() + " times the load went wrong, such as:", mishaps.peek());
        }
    }
}
