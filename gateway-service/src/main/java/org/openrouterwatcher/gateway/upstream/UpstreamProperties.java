package org.openrouterwatcher.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, and when one of their instances is left alone for a while.
 *
 * @param tokenService base addresses of the instances of token-service, such as {@code http://10.0.0.5:8081}
 * @param usageService the same of usage-service
 * @param schedulerService the same of scheduler-service
 * @param breaker when an instance is left alone
 * @param question how long the gateway's own questions to token-service may take
 * @param poll how long one instance may take to say what has changed, before the next one is asked
 * @param questionsPerSecond how many questions about unknown API tokens are asked at most
 */
@ConfigurationProperties("watcher.upstream")
public record UpstreamProperties(
        List<URI> tokenService,
        List<URI> usageService,
        List<URI> schedulerService,
        @DefaultValue Breaker breaker,
        @DefaultValue("1s") Duration question,
        @DefaultValue("750ms") Duration poll,
        @DefaultValue("50") int questionsPerSecond) {

    /**
     * When an instance is left alone: at least {@code minimumCalls} of the last {@code window} calls are known and
     * {@code failurePercent} of them failed; after {@code pause} it is tried again.
     */
    public record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("5") int minimumCalls,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("2s") Duration pause) {

        public Breaker {
            if (window < 1 || minimumCalls < 1 || failurePercent <= 0 || failurePercent > 100 || pause.toMillis() < 1) {
                throw new IllegalArgumentException(
                        "watcher.upstream.breaker needs a window, minimum-calls and pause above 0, failure-percent 1 to 100");
            }
        }
    }

    public UpstreamProperties {
        tokenService = checked("TOKEN_SERVICE_URL", tokenService);
        usageService = checked("USAGE_SERVICE_URL", usageService);
        schedulerService = checked("SCHEDULER_SERVICE_URL", schedulerService);
        if (question.toMillis() < 1 || poll.toMillis() < 1 || questionsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "watcher.upstream.question, poll and questions-per-second must be above 0");
        }
    }

    private static List<URI> checked(String name, List<URI> addresses) {
        if (addresses.isEmpty() || !addresses.stream().allMatch(UpstreamProperties::isBaseAddress)) {
            throw new IllegalArgumentException(
                    name + " must be one or more addresses like http://host:port, comma separated");
        }
        return List.copyOf(addresses);
    }

    private static boolean isBaseAddress(URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        String path = address.getRawPath();
        return http
                && address.getHost() != null
                && (path == null || path.isEmpty() || path.equals("/"))
                && address.getRawQuery() == null
                && address.getRawUserInfo() == null;
    }
}
