package org.openrouterwatcher.revocation.simulation;

/** What breaks, and what mends. */
final class Troubles {

    private static final int KINDS = 11;

    private final World world;
    private final Chance chance;

    /** Each schedule has one that it meets more often than others. */
    private final int favourite;

    Troubles(World world) {
        this.world = world;
        this.chance = world.chance;
        this.favourite = chance.below(KINDS);
    }

    void happen() {
        switch (chance.oneIn(2) ? favourite : chance.below(KINDS)) {
            case 0, 1 -> gatewayBreaksOrMends(chance.below(World.GATEWAYS));
            case 2 -> serviceBreaksOrMends(chance.below(World.SERVICES));
            case 3, 4 -> gatewayLinkBreaksOrMends(world.gateways[chance.below(World.GATEWAYS)]);
            case 5 -> serviceLinkBreaksOrMends(world.services[chance.below(World.SERVICES)]);
            case 6 -> world.database.endLease();
            case 7 ->
                clockIsSet(chance.below(World.GATEWAYS + World.SERVICES), (chance.below(181) - 90) * World.SECOND);
            case 8 -> world.nightPasses(chance.below(2) * 70 * World.SECOND);
            case 9 -> stopInOrder(world.services[chance.below(World.SERVICES)]);
            default -> deploy();
        }
    }

    /** All token-services are stopped in order, and one is started when none is left. */
    private void deploy() {
        if (!world.hasServices()) {
            world.startService(0);
            return;
        }
        for (TokenService service : world.services) {
            stopInOrder(service);
        }
    }

    private static void stopInOrder(TokenService service) {
        if (service != null) {
            service.stopInOrder();
        }
    }

    /** A gateway whose machine sleeps and has its clock set back within one beat would not notice: not promised. */
    private void clockIsSet(int machine, long error) {
        if (machine >= World.GATEWAYS) {
            world.serviceMachines[machine - World.GATEWAYS].setClock(error);
            return;
        }
        Gateway gateway = world.gateways[machine];
        if (gateway == null || !gateway.frozen) {
            world.gatewayMachines[machine].setClock(error);
        }
        if (gateway != null) {
            gateway.lookAtWatch();
        }
    }

    private void gatewayBreaksOrMends(int number) {
        Gateway gateway = world.gateways[number];
        if (gateway == null) {
            world.bootGateway(number);
        } else if (gateway.frozen) {
            gateway.thaw();
        } else if (chance.oneIn(3)) {
            world.gateways[number] = null;
        } else {
            gateway.freeze(chance.oneIn(2));
        }
    }

    private void serviceBreaksOrMends(int number) {
        TokenService service = world.services[number];
        if (service == null) {
            world.startService(number);
        } else if (service.frozen) {
            service.thaw();
        } else if (chance.oneIn(2)) {
            world.services[number] = null;
            if (world.database.leaseHolder() == service.relay && chance.oneIn(2)) {
                world.database.endLease();
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
            case 1 -> gateway.writesBroker = !gateway.writesBroker;
            case 2 -> gateway.asksServices = !gateway.asksServices;
            case 3 -> gateway.hearsServices = !gateway.hearsServices;
            case 4 -> gateway.deafTo = chance.below(world.broker.partitions());
            default -> gateway.mend();
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
            default -> service.mend();
        }
    }
}
