package org.openrouterwatcher.web.request;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: one for its way through all services. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final long VERSION = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final long RFC_9562 = 0x8000_0000_0000_0000L;

    private RequestId() {}

    /** The id a caller sent, when it is harmless in a log; else a new one. */
    public static String accept(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : random().toString();
    }

    /**
     * It has to be another one each time, and is no secret: a generator for secrets would be the slowest part of it.
     */
    private static UUID random() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION | VERSION_4, random.nextLong() & ~VARIANT | RFC_9562);
    }
}
