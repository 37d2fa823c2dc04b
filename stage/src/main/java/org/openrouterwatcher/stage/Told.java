package org.openrouterwatcher.stage;

import org.openrouterwatcher.events.Event;

/**
 * An event as the world heard it.
 *
 * @param partition in which it stands
 * @param offset at which it stands there
 * @param id its CloudEvents id: told again, it is the same
 */
public record Told(int partition, long offset, String id, Event event) {}
