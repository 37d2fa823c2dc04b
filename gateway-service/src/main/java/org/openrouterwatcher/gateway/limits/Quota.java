package org.openrouterwatcher.gateway.limits;

import java.time.Duration;

/**
 * So many in such a time.
 *
 * @param name how the quota is called in {@code RateLimit} header fields
 */
public record Quota(String name, int limit, Duration window) {}
