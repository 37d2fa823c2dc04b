package org.openrouterwatcher.gateway.limits;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an allowance is told: the structured fields of draft-ietf-httpapi-ratelimit-headers-10, and the older
 * {@code X-RateLimit-*} that many clients read.
 */
public final class RateLimitFields {

    private RateLimitFields() {}

    /** The header fields of an answer for which one was asked from the quota. */
    public static Map<String, String> of(Allowance allowance) {
        Quota quota = allowance.quota();
        Map<String, String> fields = new LinkedHashMap<>();
        // each answer to a script says these, and to format costs more than to decide
        String name = '"' + quota.name() + '"';
        fields.put(
                "RateLimit-Policy",
                name + ";q=" + quota.limit() + ";w=" + quota.window().toSeconds());
        fields.put("RateLimit", name + ";r=" + allowance.remaining() + ";t=" + allowance.resetSeconds());
        fields.put("X-RateLimit-Limit", Integer.toString(quota.limit()));
        fields.put("X-RateLimit-Remaining", Integer.toString(allowance.remaining()));
        if (!allowance.granted()) {
            fields.put("Retry-After", Long.toString(allowance.resetSeconds()));
        }
        return fields;
    }
}
