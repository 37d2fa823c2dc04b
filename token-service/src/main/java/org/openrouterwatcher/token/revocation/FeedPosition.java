package org.openrouterwatcher.token.revocation;

/** A place in the feed of token events. */
record FeedPosition(int partition, long offset) {}
