package org.openrouterwatcher.revocation.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openrouterwatcher.revocation.simulation.Broker.Wire;
import org.openrouterwatcher.revocation.simulation.Database.Revocation;

/** All of it at one moment of virtual time. One step is one thing that happens somewhere, and chance says which. */
final class World {

    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;
    static final int GATEWAYS = 3;
    static final int SERVICES = 2;

    /** As many as there may be. */
    static final int ALL = 1_000_000;

    final Variant variant;
    final Chance chance;
    final Database database = new Database();
    final Broker broker;
    final Network network;
    final Routine routine = new Routine(this);
    final Machine[] gatewayMachines;
    final Machine[] serviceMachines;
    final Gateway[] gateways = new Gateway[GATEWAYS];
    final TokenService[] services = new TokenService[SERVICES];
    private final Witness witness = new Witness();
    private final People people;
    private final Troubles troubles;

    /** Of so many steps beyond a hundred; in some schedules nothing ever breaks. */
    private final int troubleSteps;

    private long now;
    private int runs;

    World(long seed, Variant variant) {
        this.variant = variant;
        this.chance = new Chance(seed);
        this.broker = new Broker(1 + chance.below(2), () -> now);
        this.network = new Network(broker, chance);
        this.people = new People(database, chance);
        this.troubleSteps = chance.below(4) * 6;
        this.troubles = new Troubles(this);
        this.gatewayMachines = machines(GATEWAYS);
        this.serviceMachines = machines(SERVICES);
    }

    /** No watch is off by more than one percent. */
    private Machine[] machines(int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> new Machine(() -> now, 990 + chance.below(21)))
                .toArray(Machine[]::new);
    }

    Wire newWire(Process sender) {
        return network.newWire(sender);
    }

    /** Everything is up, some tokens are issued; sometimes nobody knows yet. */
    void begin() {
        boolean warm = !chance.oneIn(4);
        IntStream.range(0, SERVICES).forEach(this::startService);
        IntStream.range(0, GATEWAYS).forEach(this::bootGateway);
        people.begin();
        for (int i = 0; warm && i < 4; i++) {
            routine.turn();
            pass(200 * MILLI);
        }
    }

    void bootGateway(int number) {
        gateways[number] = new Gateway(this, "gateway-" + number + "." + runs++, gatewayMachines[number]);
    }

    void startService(int number) {
        services[number] = new TokenService(this, serviceMachines[number]);
    }

    boolean hasServices() {
        return services[0] != null || services[1] != null;
    }

    /** A revocation is answered with 204, or shown as proven. */
    void promise(Revocation revocation) {
        revocation.proven = true;
        witness.promised(revocation.tokens, now);
    }

    /** One thing happens, and then nobody must be let in who was promised not to be. */
    void step() {
        int what = chance.below(100 + troubleSteps);
        if (what < 14) {
            passWatched(someTime());
        } else if (what < 17) {
            routine.turn();
        } else if (what < 18) {
            halfAMinuteOfRoutine();
        } else if (what < 44) {
            gatewayActs(gateways[chance.below(GATEWAYS)]);
        } else if (what < 70) {
            serviceActs(chance.below(SERVICES));
        } else if (what < 82) {
            network.deliverSomething(this::isRunning);
        } else if (what < 90) {
            gatewayIsServed(gateways[chance.below(GATEWAYS)], services[chance.below(SERVICES)]);
        } else if (what < 100) {
            people.changeSomething(hasServices()).ifPresent(it -> witness.committed(it.tokens, now));
        } else {
            troubles.happen();
        }
        check();
    }

    void check() {
        for (Gateway gateway : gateways) {
            if (Routine.isAwake(gateway)) {
                witness.check(gateway, now);
            }
        }
    }

    void pass(long time) {
        now += time;
    }

    /** Nobody does anything meanwhile; what is too old is noticed when it becomes so. */
    private void passWatched(long time) {
        for (int i = 0; i < 8; i++) {
            pass(time / 8);
            check();
        }
    }

    private void halfAMinuteOfRoutine() {
        for (int i = 0; i < 5; i++) {
            passWatched(7 * SECOND);
            routine.turn();
        }
    }

    /** Time passes, and everybody tidies up. */
    void nightPasses(long time) {
        pass(time);
        broker.compact();
        database.prune();
    }

    private long someTime() {
        return switch (chance.below(12)) {
            case 0, 1, 2, 3 -> (1 + chance.below(20)) * MILLI;
            case 4, 5, 6, 7 -> (50 + chance.below(600)) * MILLI;
            case 8, 9 -> (1_000 + chance.below(4_000)) * MILLI;
            case 10 -> (5_000 + chance.below(28_000)) * MILLI;
            default -> 31 * SECOND;
        };
    }

    private int some() {
        return chance.oneIn(3) ? 1 : ALL;
    }

    private void gatewayActs(Gateway gateway) {
        if (!Routine.isAwake(gateway)) {
            return;
        }
        switch (chance.below(13)) {
            case 0, 1 -> gateway.read(chance.below(broker.partitions()), some());
            case 2 -> gateway.readAll();
            case 3, 4 -> gateway.beat();
            case 5 -> gateway.hearAcknowledgements();
            case 6 -> gateway.askForEnd();
            case 7, 8 -> gateway.hearEnd();
            case 9 -> gateway.askForChanges();
            case 10 -> gateway.hearChanges();
            case 11 -> gateway.askAbout(chance.below(Tokens.COUNT));
            default -> gateway.hearAboutToken();
        }
        if (chance.oneIn(2)) {
            gatewayActs(gateway);
        }
    }

    private void serviceActs(int number) {
        TokenService service = services[number];
        if (!Routine.isAwake(service)) {
            return;
        }
        switch (chance.below(9)) {
            case 0, 1, 2 -> service.relay.step();
            case 3 -> routine.relay(number, 1 + chance.below(6));
            case 4 -> service.hearProgress(some());
            case 5 -> service.hearFeed(some());
            case 6 -> service.lookAtPolls();
            default -> {
                if (!database.revocations.isEmpty()) {
                    service.proveAll(List.of(chance.oneOf(database.revocations)));
                }
            }
        }
        if (chance.oneIn(2)) {
            serviceActs(number);
        }
    }

    private void gatewayIsServed(Gateway gateway, TokenService service) {
        if (gateway == null) {
            return;
        }
        if (service == null || chance.oneIn(12)) {
            gateway.loseService();
        } else if (!service.frozen && service.reachesDatabase) {
            gateway.beServed(database);
        }
    }

    private boolean isRunning(Process process) {
        return Stream.concat(Stream.of(gateways), Stream.of(services)).anyMatch(it -> it == process);
    }
}
