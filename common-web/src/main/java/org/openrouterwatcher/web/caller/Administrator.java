package org.openrouterwatcher.web.caller;

/**
 * An administrator who is logged in. A controller method that asks for it, before anything else, answers 403 to all
 * others.
 */
public record Administrator(long userId) {}
