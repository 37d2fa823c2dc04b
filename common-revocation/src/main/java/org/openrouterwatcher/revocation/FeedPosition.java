package org.openrouterwatcher.revocation;

/** A place in the feed of token events. */
public record FeedPosition(int partition, long offset) {}
