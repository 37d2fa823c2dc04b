package org.openrouterwatcher.faults.check;

import org.openrouterwatcher.events.Event;

/**
 * An event as the world heard it.
 *
 * @param id its CloudEvents id: told again, it is the same
 */
record Told(String id, Event event) {}
