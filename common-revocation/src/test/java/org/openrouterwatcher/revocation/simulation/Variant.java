package org.openrouterwatcher.revocation.simulation;

/** The protocol as it ships, and ways to get it wrong which the same checks must notice. */
enum Variant {
    AS_SHIPPED,

    /**
     * Marks say what time it is, whether or not everything from before is out; gateways compare that with their clock.
     */
    WALL_CLOCK_HEARTBEAT,

    /** A gateway believes what it heard last. */
    LAST_WRITE_VIEW,

    /** 204 as soon as it is committed. */
    UNPROVEN_204,

    /** Token-service measures how long a gateway is silent with a watch that follows the wall clock. */
    EAGER_ROLL
}
