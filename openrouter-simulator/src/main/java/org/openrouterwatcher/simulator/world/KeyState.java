package org.openrouterwatcher.simulator.world;

/** What upstream has done to a key. A key that is not enabled spends nothing. */
public enum KeyState {
    ENABLED,
    DISABLED,
    DELETED
}
