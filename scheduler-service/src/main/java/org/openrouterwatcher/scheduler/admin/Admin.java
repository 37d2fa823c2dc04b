package org.openrouterwatcher.scheduler.admin;

/** A controller method that asks for it, before anything else, answers administrators only. */
record Admin(long userId) {}
