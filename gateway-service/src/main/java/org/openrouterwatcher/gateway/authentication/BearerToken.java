package org.openrouterwatcher.gateway.authentication;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request (RFC 6750): one, in the {@code Authorization} header, nowhere else. A body is not looked
 * at, so a token in a form is none.
 */
public sealed interface BearerToken {

    /** There is none, or one of a scheme that is not ours. */
    record Absent() implements BearerToken {}

    /** There are several, or one stands in the URL where logs and histories would keep it. */
    record Ambiguous() implements BearerToken {}

    /** There is exactly one. */
    record Present(String value) implements BearerToken {
        /** Whoever can read a log must not be able to use a token. */
        @Override
        public String toString() {
            return "[credential]";
        }
    }

    /** {@code access_token} as the name of a query parameter (RFC 6750, section 2.3). */
    Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    /**
     * Reads the credential.
     *
     * @param authorization all values of the {@code Authorization} header
     * @param query the raw query, or null
     */
    static BearerToken read(List<String> authorization, @Nullable String query) {
        if (authorization.size() > 1
                || (query != null && IN_QUERY.matcher(query).find())) {
            return new Ambiguous();
        }
        if (authorization.isEmpty()) {
            return new Absent();
        }
        String field = authorization.getFirst().strip();
        int end = field.indexOf(' ');
        String scheme = end < 0 ? field : field.substring(0, end);
        return scheme.equalsIgnoreCase("bearer") ? new Present(afterSpaces(field, scheme.length())) : new Absent();
    }

    private static String afterSpaces(String field, int from) {
        int start = from;
        while (start < field.length() && field.charAt(start) == ' ') {
            start++;
        }
        return field.substring(start);
    }
}
