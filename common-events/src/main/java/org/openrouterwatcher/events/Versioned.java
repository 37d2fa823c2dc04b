package org.openrouterwatcher.events;

/**
 * A fact that states how its subject now is. Of two facts about one subject the one with the higher version is the
 * newer, whatever order they arrive in.
 */
public interface Versioned {

    /** Rises by at least one with every change of the subject, never falls. */
    long version();
}
