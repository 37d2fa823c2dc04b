package org.openrouterwatcher.revocation.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.simulation.Database.Revocation;
import org.openrouterwatcher.revocation.simulation.Database.Transaction;
import org.openrouterwatcher.revocation.simulation.Witness.BrokenPromise;

/** Repairs everything, and then wants within three seconds what a system without faults promises. */
final class Recovery {

    /** Then gateways that are gone count as gone. */
    private static final long SILENCE = 35 * World.SECOND;

    private static final long TIME_TO_RECOVER = 3 * World.SECOND;
    private static final long TURN = 200 * World.MILLI;

    private final World world;

    Recovery(World world) {
        this.world = world;
    }

    void check() {
        mendAll();
        world.routine.turn();
        world.pass(SILENCE);
        for (long spent = 0; spent < TIME_TO_RECOVER && !isWell(); spent += TURN) {
            world.routine.turn();
            world.check();
            world.pass(TURN);
        }
        if (!isWell()) {
            throw new BrokenPromise("not well three seconds after everything was repaired: " + describe());
        }
    }

    private void mendAll() {
        world.network.mend();
        List.copyOf(world.database.open()).forEach(Transaction::rollBack);
        for (int i = 0; i < World.SERVICES; i++) {
            world.serviceMachines[i].resume();
            if (world.services[i] == null || world.services[i].isStopping()) {
                world.startService(i);
            }
            world.services[i].mend();
        }
        if (Stream.of(world.services).noneMatch(it -> it.relay == world.database.leaseHolder())) {
            world.database.endLease();
        }
        for (int i = 0; i < World.GATEWAYS; i++) {
            if (world.gateways[i] == null) {
                world.bootGateway(i);
            }
            world.gateways[i].mend();
            world.gateways[i].loseService();
        }
    }

    private boolean isWell() {
        return world.database.revocations.stream().allMatch(it -> it.proven)
                && Stream.of(world.gateways).allMatch(it -> it.state() == GatewayState.FRESH && knowsAll(it));
    }

    private boolean knowsAll(Gateway gateway) {
        return IntStream.range(0, Tokens.COUNT)
                .allMatch(token -> gateway.letsIn(gateway.status(token))
                        == world.database.token(token).active());
    }

    private String describe() {
        var text = new StringBuilder();
        Stream.of(world.gateways).forEach(it -> text.append('\n').append(it));
        for (Revocation revocation : world.database.revocations) {
            text.append("\nrevocation ").append(revocation.xid).append(revocation.proven ? " proven" : " pending");
            Stream.of(world.services).forEach(it -> text.append(' ').append(it.proofOf(revocation)));
        }
        return text.toString();
    }
}
