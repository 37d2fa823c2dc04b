package org.openrouterwatcher.revocation.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.RevocationReason;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.TokenEvent.UserDisabled;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.simulation.Broker.Wire;
import org.openrouterwatcher.revocation.simulation.Database.Revocation;
import org.openrouterwatcher.revocation.simulation.Database.Token;
import org.openrouterwatcher.revocation.simulation.Database.Transaction;
import org.openrouterwatcher.revocation.simulation.Witness.BrokenPromise;

/** All of it at one moment of virtual time. One step is one thing that happens somewhere, and chance says which. */
final class World {

    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;
    static final int TOKENS = 4;

    /** As many as there may be. */
    static final int ALL = 1_000_000;

    private static final int GATEWAYS = 3;
    private static final int SERVICES = 2;
    private static final int TROUBLES = 11;
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final List<TokenDigest> DIGESTS = IntStream.range(0, TOKENS)
            .mapToObj(token -> new TokenDigest(token, 7, 7, 7))
            .toList();
    private static final List<String> DIGESTS_IN_HEX =
            DIGESTS.stream().map(TokenDigest::hex).toList();

    final Variant variant;
    final Chance chance;
    final Database database = new Database();
    final Broker broker;
    private final Witness witness = new Witness();
    private final Machine[] gatewayMachines = new Machine[GATEWAYS];
    private final Machine[] serviceMachines = new Machine[SERVICES];
    private final Gateway[] gateways = new Gateway[GATEWAYS];
    private final TokenService[] services = new TokenService[SERVICES];
    private final List<Line> lines = new ArrayList<>();
    private final int faults;
    private final int favouriteTrouble;
    private long now;
    private int runs;

    /** The way of a process to the broker; records are on it even when the process is gone. */
    private record Line(Process sender, Wire wire) {}

    World(long seed, Variant variant) {
        this.variant = variant;
        this.chance = new Chance(seed);
        this.broker = new Broker(1 + chance.below(2), () -> now);
        this.faults = chance.below(4) * 6;
        this.favouriteTrouble = chance.below(TROUBLES);
        for (int i = 0; i < GATEWAYS; i++) {
            gatewayMachines[i] = machine();
        }
        for (int i = 0; i < SERVICES; i++) {
            serviceMachines[i] = machine();
        }
    }

    /** No clock is off by more than one percent. */
    private Machine machine() {
        return new Machine(() -> now, 990 + chance.below(21));
    }

    static TokenDigest digest(int token) {
        return DIGESTS.get(token);
    }

    static int owner(int token) {
        return token / 2;
    }

    static List<Integer> tokensOf(int user) {
        return List.of(2 * user, 2 * user + 1);
    }

    Wire newWire(Process sender) {
        Wire wire = broker.new Wire();
        lines.add(new Line(sender, wire));
        return wire;
    }

    /** A revocation is answered with 204, or shown as proven. */
    void promise(Revocation revocation) {
        revocation.proven = true;
        witness.promised(revocation.tokens, now);
    }

    /** Everything is up, half of the tokens are issued; sometimes nobody knows yet. */
    void begin() {
        boolean warm = !chance.oneIn(4);
        for (int i = 0; i < SERVICES; i++) {
            services[i] = new TokenService(this, serviceMachines[i]);
        }
        for (int i = 0; i < GATEWAYS; i++) {
            bootGateway(i);
        }
        for (int token = 0; token < TOKENS; token += 1 + chance.below(2)) {
            Transaction issuing = database.begin().orElseThrow();
            issue(issuing, token);
            issuing.commit();
        }
        for (int i = 0; warm && i < 4; i++) {
            everybodyDoesTheirDuty();
            now += 200 * MILLI;
        }
    }

    /** One thing happens, and then nobody must be let in who was promised not to be. */
    void step() {
        int what = chance.below(100 + faults);
        if (what < 14) {
            timePasses(someTime());
        } else if (what < 17) {
            everybodyDoesTheirDuty();
        } else if (what < 18) {
            halfAMinutePasses();
        } else if (what < 44) {
            gatewayActs(chance.below(GATEWAYS));
        } else if (what < 70) {
            serviceActs(chance.below(SERVICES));
        } else if (what < 82) {
            recordsArrive();
        } else if (what < 90) {
            gatewayIsServed();
        } else if (what < 100) {
            somebodyChangesSomething();
        } else {
            somethingBreaksOrMends();
        }
        check();
    }

    private void check() {
        for (Gateway gateway : gateways) {
            if (gateway != null && !gateway.frozen) {
                witness.check(gateway, now);
            }
        }
    }

    /** Nobody does anything meanwhile; what is too old is noticed when it becomes so. */
    private void timePasses(long time) {
        for (int i = 0; i < 8; i++) {
            now += time / 8;
            check();
        }
    }

    private void halfAMinutePasses() {
        for (int i = 0; i < 5; i++) {
            timePasses(7 * SECOND);
            everybodyDoesTheirDuty();
        }
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

    private void gatewayActs(int number) {
        Gateway gateway = gateways[number];
        if (gateway == null || gateway.frozen) {
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
            case 11 -> gateway.askAbout(chance.below(TOKENS));
            default -> gateway.hearAboutToken();
        }
        if (chance.oneIn(2)) {
            gatewayActs(number);
        }
    }

    private void serviceActs(int number) {
        TokenService service = services[number];
        if (service == null || service.frozen) {
            return;
        }
        switch (chance.below(9)) {
            case 0, 1, 2 -> service.relay.step();
            case 3 -> relaySteps(number, 1 + chance.below(6));
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

    private void relaySteps(int number, int many) {
        TokenService service = services[number];
        for (int i = 0; i < many; i++) {
            service.relay.step();
            everythingArrives(service);
        }
        if (service.relay.hasStopped()) {
            services[number] = null;
        }
    }

    private void recordsArrive() {
        lines.removeIf(line -> line.wire().isEmpty() && !isRunning(line.sender()));
        List<Line> busy = lines.stream().filter(line -> !line.wire().isEmpty()).toList();
        if (busy.isEmpty()) {
            return;
        }
        Line line = chance.oneOf(busy);
        if (chance.oneIn(8)) {
            line.wire().lose();
        } else if (line.sender().writesBroker) {
            line.wire().land(!chance.oneIn(12));
        }
    }

    private boolean isRunning(Process process) {
        return Stream.concat(Stream.of(gateways), Stream.of(services)).anyMatch(it -> it == process);
    }

    private void everythingArrives(Process sender) {
        for (Line line : lines) {
            while (line.sender() == sender
                    && sender.writesBroker
                    && !line.wire().isEmpty()) {
                line.wire().land(true);
            }
        }
    }

    private void gatewayIsServed() {
        Gateway gateway = gateways[chance.below(GATEWAYS)];
        TokenService service = services[chance.below(SERVICES)];
        if (gateway == null) {
            return;
        }
        if (service == null || chance.oneIn(12)) {
            gateway.loseService();
        } else if (!service.frozen && service.reachesDatabase) {
            gateway.beServed(database);
        }
    }

    private void somebodyChangesSomething() {
        List<Transaction> open = database.open();
        if (open.isEmpty() || open.size() < 3 && chance.oneIn(3)) {
            if (services[0] != null || services[1] != null) {
                database.begin();
            }
            return;
        }
        Transaction transaction = chance.oneOf(open);
        if (!transaction.hasRows()) {
            fill(transaction);
        } else if (chance.oneIn(12)) {
            transaction.rollBack();
        } else {
            transaction.commit().ifPresent(it -> witness.committed(it.tokens, now));
        }
    }

    /** A transaction that may not append waits, in vain here. */
    private void fill(Transaction transaction) {
        int token = chance.below(TOKENS);
        if (database.isSealed() || tokensOf(owner(token)).stream().anyMatch(database::isBusyWith)) {
            transaction.rollBack();
            return;
        }
        Token before = database.token(token);
        if (before.version() > 0 && !before.active()) {
            transaction.rollBack();
        } else if (before.version() == 0 || chance.oneIn(5)) {
            issue(transaction, token);
        } else if (chance.oneIn(4)) {
            closeAccount(transaction, owner(token));
        } else {
            revoke(transaction, token);
        }
    }

    private void issue(Transaction transaction, int token) {
        long version = database.token(token).version() + 1;
        transaction.append(new ApiTokenIssued(token, owner(token), DIGESTS_IN_HEX.get(token), LONG_AGO, null, version));
        transaction.change(token, new Token(version, true));
    }

    private void revoke(Transaction transaction, int token) {
        long version = database.token(token).version() + 1;
        transaction.append(
                new ApiTokenRevoked(token, owner(token), LONG_AGO, null, RevocationReason.REVOKED_BY_OWNER, version));
        transaction.change(token, new Token(version, false));
    }

    private void closeAccount(Transaction transaction, int user) {
        transaction.append(new UserDisabled(user, LONG_AGO, RevocationReason.ACCOUNT_DELETED, 1));
        for (int token : tokensOf(user)) {
            Token before = database.token(token);
            if (before.active() && chance.oneIn(2)) {
                revoke(transaction, token);
            } else {
                transaction.change(token, new Token(before.version() + 1, false));
            }
        }
    }

    /** Each schedule has trouble that it meets more often than other trouble. */
    private void somethingBreaksOrMends() {
        switch (chance.oneIn(2) ? favouriteTrouble : chance.below(TROUBLES)) {
            case 0, 1 -> gatewayBreaksOrMends(chance.below(GATEWAYS));
            case 2 -> serviceBreaksOrMends(chance.below(SERVICES));
            case 3, 4 -> gatewayLinkBreaksOrMends(gateways[chance.below(GATEWAYS)]);
            case 5 -> serviceLinkBreaksOrMends(services[chance.below(SERVICES)]);
            case 6 -> database.endLease();
            case 7 -> clockIsSet(chance.below(GATEWAYS + SERVICES), (chance.below(181) - 90) * SECOND);
            case 8 -> {
                now += chance.below(2) * 70 * SECOND;
                broker.compact();
                database.prune();
            }
            case 9 -> stopInOrder(services[chance.below(SERVICES)]);
            default -> deploy();
        }
    }

    /** All token-services are stopped in order, and started when none is left. */
    private void deploy() {
        for (int i = 0; i < SERVICES; i++) {
            if (services[0] == null && services[1] == null) {
                services[i] = new TokenService(this, serviceMachines[i]);
                return;
            }
            stopInOrder(services[i]);
        }
    }

    private static void stopInOrder(TokenService service) {
        if (service != null) {
            service.stopInOrder();
        }
    }

    private void clockIsSet(int machine, long error) {
        if (machine >= GATEWAYS) {
            serviceMachines[machine - GATEWAYS].setClock(error);
        } else if (gateways[machine] == null || !gateways[machine].frozen) {
            gatewayMachines[machine].setClock(error);
            lookAtWatch(gateways[machine]);
        }
    }

    /** A machine that sleeps and has its clock set back within one beat remains unnoticed: this is not promised. */
    private static void lookAtWatch(Gateway gateway) {
        if (gateway != null) {
            gateway.lookAtWatch();
        }
    }

    private void gatewayBreaksOrMends(int number) {
        Gateway gateway = gateways[number];
        if (gateway == null) {
            bootGateway(number);
        } else if (gateway.frozen) {
            gateway.thaw();
        } else if (chance.oneIn(3)) {
            gateways[number] = null;
        } else {
            gateway.freeze(chance.oneIn(2));
        }
    }

    private void bootGateway(int number) {
        gateways[number] = new Gateway(this, "gateway-" + number + "." + runs++, gatewayMachines[number]);
    }

    private void serviceBreaksOrMends(int number) {
        TokenService service = services[number];
        if (service == null) {
            services[number] = new TokenService(this, serviceMachines[number]);
        } else if (service.frozen) {
            service.thaw();
        } else if (chance.oneIn(2)) {
            services[number] = null;
            if (database.leaseHolder() == service.relay && chance.oneIn(2)) {
                database.endLease();
            }
        } else {
            service.freeze(chance.oneIn(2));
        }
    }

    private void gatewayLinkBreaksOrMends(Gateway gateway) {
        if (gateway == null) {
            return;
        }
        switch (chance.below(6)) {
            case 0 -> gateway.readsBroker = !gateway.readsBroker;
            case 4 -> gateway.deafTo = chance.below(broker.partitions());
            case 1 -> gateway.writesBroker = !gateway.writesBroker;
            case 2 -> gateway.asksServices = !gateway.asksServices;
            case 3 -> gateway.hearsServices = !gateway.hearsServices;
            default -> mend(gateway);
        }
    }

    private void serviceLinkBreaksOrMends(TokenService service) {
        if (service == null) {
            return;
        }
        switch (chance.below(4)) {
            case 0 -> service.readsBroker = !service.readsBroker;
            case 1 -> service.writesBroker = !service.writesBroker;
            case 2 -> service.reachesDatabase = !service.reachesDatabase;
            default -> mend(service);
        }
    }

    private void mend(Process process) {
        process.readsBroker = true;
        process.writesBroker = true;
        if (process.frozen) {
            process.thaw();
        }
        switch (process) {
            case Gateway gateway -> {
                gateway.deafTo = Gateway.NO_PARTITION;
                gateway.asksServices = true;
                gateway.hearsServices = true;
            }
            case TokenService service -> service.reachesDatabase = true;
            default -> throw new IllegalStateException();
        }
    }

    /** Repairs everything, and then wants within three seconds what a system without faults promises. */
    void healAndCheck() {
        heal();
        everybodyDoesTheirDuty();
        now += 35 * SECOND;
        long end = now + 3 * SECOND;
        while (now < end && !isWell()) {
            everybodyDoesTheirDuty();
            check();
            now += 200 * MILLI;
        }
        if (!isWell()) {
            throw new BrokenPromise("not well three seconds after everything was repaired: " + describe());
        }
    }

    private void heal() {
        lines.forEach(line -> line.sender().writesBroker = true);
        List.copyOf(lines).forEach(line -> everythingArrives(line.sender()));
        List.copyOf(database.open()).forEach(Transaction::rollBack);
        for (int i = 0; i < SERVICES; i++) {
            serviceMachines[i].resume();
            if (services[i] == null || services[i].isStopping()) {
                services[i] = new TokenService(this, serviceMachines[i]);
            }
            mend(services[i]);
        }
        if (Stream.of(services).noneMatch(it -> it.relay == database.leaseHolder())) {
            database.endLease();
        }
        for (int i = 0; i < GATEWAYS; i++) {
            if (gateways[i] == null) {
                bootGateway(i);
            }
            mend(gateways[i]);
            gateways[i].loseService();
        }
    }

    private boolean isWell() {
        return database.revocations.stream().allMatch(it -> it.proven)
                && Stream.of(gateways).allMatch(it -> it.state() == GatewayState.FRESH && knowsAll(it));
    }

    private boolean knowsAll(Gateway gateway) {
        return IntStream.range(0, TOKENS)
                .allMatch(token -> gateway.letsIn(gateway.status(token))
                        == database.token(token).active());
    }

    /** A turn in which everybody who can does everything, and every record of the living arrives that can. */
    private void everybodyDoesTheirDuty() {
        for (int number = 0; number < SERVICES; number++) {
            if (isAwake(services[number])) {
                services[number].hearAll();
                relaySteps(number, 10);
            }
        }
        for (Gateway gateway : gateways) {
            if (isAwake(gateway)) {
                doTheDuty(gateway);
            }
        }
        for (TokenService service : services) {
            if (isAwake(service)) {
                service.hearAll();
                service.proveAll(database.revocations);
            }
        }
    }

    private void doTheDuty(Gateway gateway) {
        gateway.readAll();
        if (gateway.state() != GatewayState.FRESH) {
            gateway.askForChanges();
        }
        if (Stream.of(services).anyMatch(it -> isAwake(it) && it.reachesDatabase)) {
            gateway.beServed(database);
            gateway.beServed(database);
        }
        gateway.hearChanges();
        gateway.askForEnd();
        gateway.hearEnd();
        gateway.hearEnd();
        gateway.beat();
        everythingArrives(gateway);
        gateway.hearAcknowledgements();
    }

    private static boolean isAwake(Process process) {
        return process != null && !process.frozen;
    }

    private String describe() {
        var text = new StringBuilder();
        for (Gateway gateway : gateways) {
            text.append('\n').append(gateway);
        }
        for (Revocation revocation : database.revocations) {
            text.append("\nrevocation ").append(revocation.xid).append(revocation.proven ? " proven" : " pending");
            Stream.of(services).forEach(it -> text.append(' ').append(it.proofOf(revocation)));
        }
        return text.toString();
    }
}
