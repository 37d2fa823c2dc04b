package org.openrouterwatcher.benchmarks.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a closed loop got answered.
 *
 * @param perSecond requests
 * @param failed answers that were no success, and connections that broke
 */
record Load(double perSecond, long failed) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)");

    /**
     * Reads what wrk prints.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Load read(String printed) {
        Matcher rate = RATE.matcher(printed);
        if (!rate.find()) {
            throw new IllegalArgumentException("wrk said no rate: " + printed);
        }
        return new Load(Double.parseDouble(rate.group(1)), sum(REFUSED, printed) + sum(BROKEN, printed));
    }

    private static long sum(Pattern pattern, String printed) {
        Matcher found = pattern.matcher(printed);
        long sum = 0;
        if (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                sum += Long.parseLong(found.group(group));
            }
        }
        return sum;
    }
}
