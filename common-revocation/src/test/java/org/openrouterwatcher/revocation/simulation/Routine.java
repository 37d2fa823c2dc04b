package org.openrouterwatcher.revocation.simulation;

import java.util.stream.Stream;
import org.openrouterwatcher.events.GatewayState;

/** What goes on all the time where nothing is broken, in one go. */
final class Routine {

    private static final int RELAY_STEPS = 10;

    private final World world;

    Routine(World world) {
        this.world = world;
    }

    /** Everybody who can does everything, and every record of the living arrives that can. */
    void turn() {
        for (int number = 0; number < World.SERVICES; number++) {
            if (isAwake(world.services[number])) {
                world.services[number].hearAll();
                relay(number, RELAY_STEPS);
            }
        }
        for (Gateway gateway : world.gateways) {
            if (isAwake(gateway)) {
                turn(gateway);
            }
        }
        for (TokenService service : world.services) {
            if (isAwake(service)) {
                service.hearAll();
                service.proveAll(world.database.revocations);
            }
        }
    }

    /** The relay of a token-service does so many things, and the broker answers at once. */
    void relay(int number, int steps) {
        TokenService service = world.services[number];
        for (int i = 0; i < steps; i++) {
            service.relay.step();
            world.network.deliverAllOf(service);
        }
        if (service.relay.hasStopped()) {
            world.services[number] = null;
        }
    }

    static boolean isAwake(Process process) {
        return process != null && !process.frozen;
    }

    private void turn(Gateway gateway) {
        gateway.readAll();
        if (gateway.state() != GatewayState.FRESH) {
            gateway.askForChanges();
        }
        if (Stream.of(world.services).anyMatch(it -> isAwake(it) && it.reachesDatabase)) {
            gateway.beServed(world.database);
            gateway.beServed(world.database);
        }
        gateway.hearChanges();
        gateway.askForEnd();
        gateway.hearEnd();
        gateway.hearEnd();
        gateway.beat();
        world.network.deliverAllOf(gateway);
        gateway.hearAcknowledgements();
    }
}
