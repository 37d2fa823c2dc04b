package org.openrouterwatcher.usage.openrouter;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where OpenRouter is and how much patience we have with it. Keys go to this one host and nowhere else.
 *
 * @param baseUrl https; plain http only to this machine, or where {@code allowHttp} says so (OPENROUTER_BASE_URL)
 * @param allowHttp for an internal network whose every member is trusted with the keys
 * @param connectTimeout until the connection stands
 * @param responseTimeout until the answer begins
 * @param attemptTimeout until one answer is complete, however slowly it drips
 * @param callTimeout until we give up on one request, all its attempts and pauses together
 * @param maxBody larger answers are broken off
 * @param maxConcurrent requests at the same time, of all keys together
 * @param requestsPerSecond requests begun each second, of all keys together
 * @param queueTimeout how long a request waits for its turn
 * @param maxAttempts the first one included
 * @param firstPause before the second attempt; doubles from then on
 * @param longestPause between two attempts; a longer Retry-After is handed to the caller instead
 * @param breakerWindow how many of the last attempts the circuit breaker looks at; it opens when half of them failed
 * @param breakerPause how long it then leaves OpenRouter alone
 */
@ConfigurationProperties("watcher.openrouter")
public record OpenRouterProperties(
        @DefaultValue("https://openrouter.ai/api/v1") URI baseUrl,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("20s") Duration attemptTimeout,
        @DefaultValue("60s") Duration callTimeout,
        @DefaultValue("16MB") DataSize maxBody,
        @DefaultValue("8") int maxConcurrent,
        @DefaultValue("20") int requestsPerSecond,
        @DefaultValue("30s") Duration queueTimeout,
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("15s") Duration longestPause,
        @DefaultValue("20") int breakerWindow,
        @DefaultValue("30s") Duration breakerPause) {

    /** @throws IllegalArgumentException that says in one sentence which setting is wrong */
    public OpenRouterProperties {
        baseUrl = withoutTrailingSlash(baseUrl);
        require(isPlain(baseUrl), "base-url must be an address such as https://openrouter.ai/api/v1, not " + baseUrl);
        require(
                isSafe(baseUrl, allowHttp),
                "base-url must be https, because keys are sent to it; http is for this machine only, or with"
                        + " allow-http=true: " + baseUrl);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("response-timeout", responseTimeout);
        requirePositive("attempt-timeout", attemptTimeout);
        requirePositive("call-timeout", callTimeout);
        requirePositive("queue-timeout", queueTimeout);
        requirePositive("first-pause", firstPause);
        requirePositive("longest-pause", longestPause);
        requirePositive("breaker-pause", breakerPause);
        requireAtLeastOne("max-body", maxBody.toBytes());
        requireAtLeastOne("max-concurrent", maxConcurrent);
        requireAtLeastOne("requests-per-second", requestsPerSecond);
        requireAtLeastOne("max-attempts", maxAttempts);
        requireAtLeastOne("breaker-window", breakerWindow);
    }

    private static boolean isPlain(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static boolean isSafe(URI url, boolean allowHttp) {
        return "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme()) && (allowHttp || isThisMachine(url.getHost()));
    }

    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            // never asks the DNS, which could name any host a loopback address today
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static URI withoutTrailingSlash(URI url) {
        var text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static void requirePositive(String name, Duration duration) {
        require(duration.isPositive(), name + " must be longer than nothing, not " + duration);
    }

    private static void requireAtLeastOne(String name, long number) {
        require(number >= 1, name + " must be at least 1, not " + number);
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException("watcher.openrouter." + sentence);
        }
    }
}
