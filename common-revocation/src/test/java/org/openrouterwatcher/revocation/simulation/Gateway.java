package org.openrouterwatcher.revocation.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.TokenEvent.FeedClosed;
import org.openrouterwatcher.revocation.Elapsed;
import org.openrouterwatcher.revocation.Freshness;
import org.openrouterwatcher.revocation.Freshness.Question;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.simulation.Broker.Entry;
import org.openrouterwatcher.revocation.simulation.Broker.Fate;
import org.openrouterwatcher.revocation.simulation.Broker.Flight;
import org.openrouterwatcher.revocation.simulation.Broker.Wire;
import org.openrouterwatcher.revocation.simulation.Database.Changes;
import org.openrouterwatcher.revocation.simulation.Database.Token;

/** One run of a gateway. */
final class Gateway extends Process {

    static final Duration STALE_AFTER = Duration.ofSeconds(3);
    static final Duration EXPIRES_AFTER = Duration.ofSeconds(30);
    static final int NO_PARTITION = -1;

    final String name;

    /** A partition that it cannot read; the broker that leads it is not the one that leads the others. */
    int deafTo = NO_PARTITION;

    boolean asksServices = true;
    boolean hearsServices = true;
    private final World world;
    private final View view;
    private final Elapsed watch;
    private final Freshness freshness;
    private final long[] position;
    private final Wire wire;
    private final Map<Flight, Long> beatsUnderWay = new HashMap<>();
    private final boolean[] refused = new boolean[Tokens.COUNT];
    private long reports;
    private EndQuestion endQuestion;
    private Poll poll;
    private LookUp lookUp;
    private Instant heartbeat;

    /** A question to the broker, and its answer once there is one. */
    private static final class EndQuestion {
        private final Question question;
        private long[] ends;

        private EndQuestion(Question question) {
            this.question = question;
        }
    }

    /** A question to a token-service, which first notes it and then looks for an answer. */
    private static final class Poll {
        private final Question question;
        private boolean noted;
        private Changes changes;

        private Poll(Question question) {
            this.question = question;
        }
    }

    /** A question about one token, and what the database said. */
    private static final class LookUp {
        private final int token;
        private Token found;

        private LookUp(int token) {
            this.token = token;
        }
    }

    Gateway(World world, String name, Machine machine) {
        super(machine);
        this.world = world;
        this.name = name;
        this.view = View.of(world.variant);
        this.watch = Elapsed.atLeast(machine::monotonic, machine.clock());
        this.freshness = new Freshness(name, new Freshness.Limits(STALE_AFTER, EXPIRES_AFTER), watch);
        this.position = new long[world.broker.partitions()];
        this.wire = world.newWire(this);
        freshness.startOver(position.length);
    }

    @Override
    void mend() {
        super.mend();
        deafTo = NO_PARTITION;
        asksServices = true;
        hearsServices = true;
    }

    @Override
    void thaw() {
        super.thaw();
        lookAtWatch();
    }

    void lookAtWatch() {
        watch.nanos();
    }

    GatewayState state() {
        if (world.variant != Variant.WALL_CLOCK_HEARTBEAT) {
            return freshness.state();
        }
        if (heartbeat == null) {
            return GatewayState.BOOTING;
        }
        return heartbeat.plus(EXPIRES_AFTER).isBefore(machine.wall()) ? GatewayState.EXPIRED : GatewayState.FRESH;
    }

    TokenStatus status(int token) {
        return view.status(token);
    }

    /** Whether a request would be let in now: its token is looked up first, and freshness asked for afterwards. */
    boolean letsIn(TokenStatus status) {
        if (!(status instanceof TokenStatus.Active)) {
            return false;
        }
        GatewayState state = state();
        return state == GatewayState.FRESH || state == GatewayState.STALE;
    }

    void noteRefusal(int token, TokenStatus status) {
        refused[token] |= status instanceof TokenStatus.Revoked;
    }

    /** Whether it has refused this token for good. */
    boolean hasRefused(int token) {
        return refused[token];
    }

    void read(int partition, int limit) {
        if (!readsBroker || partition == deafTo) {
            return;
        }
        for (Entry entry : world.broker.read(partition, position[partition], limit)) {
            view.apply(entry.event());
            if (entry.event() instanceof FeedClosed mark) {
                freshness.marked(mark);
                heartbeat = heartbeat == null || mark.closedAt().isAfter(heartbeat) ? mark.closedAt() : heartbeat;
            }
            position[partition] = entry.offset() + 1;
        }
        if (position[partition] < world.broker.end(partition)
                && world.broker.read(partition, position[partition], 1).isEmpty()) {
            position[partition] = world.broker.end(partition);
        }
    }

    void readAll() {
        for (int partition = 0; partition < position.length; partition++) {
            read(partition, World.ALL);
        }
    }

    void beat() {
        long beat = freshness.nextBeat();
        for (int partition = 0; partition < position.length; partition++) {
            beatsUnderWay.put(
                    wire.send(new FeedApplied(
                            name,
                            partition,
                            position[partition],
                            beat,
                            GatewayState.FRESH,
                            0,
                            Map.of(),
                            Instant.EPOCH,
                            ++reports)),
                    beat);
        }
    }

    void hearAcknowledgements() {
        beatsUnderWay.entrySet().removeIf(it -> {
            if (it.getKey().fate() == Fate.ACKNOWLEDGED) {
                freshness.acknowledged(it.getValue());
            }
            return it.getKey().fate() != Fate.UNKNOWN;
        });
    }

    void askForEnd() {
        endQuestion = new EndQuestion(freshness.asking());
    }

    void hearEnd() {
        if (endQuestion == null) {
            return;
        }
        if (endQuestion.ends == null) {
            endQuestion.ends = readsBroker ? world.broker.ends() : null;
            return;
        }
        for (int partition = 0; partition < position.length; partition++) {
            if (position[partition] < endQuestion.ends[partition]) {
                return;
            }
        }
        freshness.reachedEnd(endQuestion.question);
        endQuestion = null;
    }

    void askForChanges() {
        poll = asksServices ? new Poll(freshness.asking()) : null;
    }

    void hearChanges() {
        if (poll != null && poll.changes != null && hearsServices) {
            poll.changes.events().forEach(view::apply);
            freshness.polled(poll.question, poll.changes.cursor(), poll.changes.complete());
            poll = null;
        }
    }

    /** A token-service does the next thing about this gateway's questions. */
    void beServed(Database database) {
        if (poll != null && !poll.noted) {
            database.notePoll(name, poll.question.cursor());
            poll.noted = true;
        } else if (poll != null && poll.changes == null) {
            poll.changes = database.changesSince(poll.question.cursor());
        }
        if (lookUp != null && lookUp.found == null) {
            lookUp.found = database.token(lookUp.token);
        }
    }

    void loseService() {
        poll = null;
        lookUp = null;
    }

    void askAbout(int token) {
        if (asksServices && view.status(token) instanceof TokenStatus.Unknown) {
            lookUp = new LookUp(token);
        }
    }

    void hearAboutToken() {
        if (lookUp != null && lookUp.found != null && hearsServices) {
            if (lookUp.found.active()) {
                view.learn(lookUp.token, lookUp.found.version());
            }
            lookUp = null;
        }
    }

    @Override
    public String toString() {
        return name + " " + state() + ", age " + freshness.ageMillis() + ", cursor " + freshness.cursor() + ", at "
                + Arrays.toString(position);
    }
}
