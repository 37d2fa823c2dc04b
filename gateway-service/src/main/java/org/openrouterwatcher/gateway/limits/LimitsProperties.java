package org.openrouterwatcher.gateway.limits;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a client may call.
 *
 * @param perTokenHour calls of one API token on {@code /api/v1} in an hour
 * @param perAddressMinute log-ins, registrations and refused credentials of one client address in a minute
 * @param maxTokens how many tokens are counted at once, about half a KB each
 * @param maxAddresses how many addresses are counted at once
 * @param trustedProxies CIDR blocks of proxies whose {@code X-Forwarded-For} is believed
 * @param usageReport pause between two reports of which tokens are in use
 * @param claimWait how long a request waits to hear whether a call is left, while nothing is heard at all
 */
@ConfigurationProperties("watcher.limits")
public record LimitsProperties(
        @DefaultValue("100") int perTokenHour,
        @DefaultValue("30") int perAddressMinute,
        @DefaultValue("200000") long maxTokens,
        @DefaultValue("250000") long maxAddresses,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("300ms") Duration usageReport,
        @DefaultValue("100ms") Duration claimWait) {

    public LimitsProperties {
        if (perTokenHour < 1 || perAddressMinute < 1) {
            throw new IllegalArgumentException(
                    "RATE_LIMIT_PER_TOKEN_HOUR and RATE_LIMIT_PER_ADDRESS_MINUTE must be at least 1");
        }
        if (maxTokens < 1 || maxAddresses < 1) {
            throw new IllegalArgumentException("watcher.limits.max-tokens and max-addresses must be at least 1");
        }
        if (usageReport.toMillis() < 10) {
            throw new IllegalArgumentException("watcher.limits.usage-report must be at least 10ms");
        }
        if (claimWait.toMillis() < 1 || claimWait.toMillis() > 1000) {
            throw new IllegalArgumentException("watcher.limits.claim-wait must be between 1ms and 1s");
        }
        trustedProxies = List.copyOf(trustedProxies);
        if (!trustedProxies.stream().allMatch(Network::isNetwork)) {
            throw new IllegalArgumentException(
                    "WATCHER_TRUSTED_PROXIES must be CIDR blocks such as 10.0.0.0/8, comma separated");
        }
    }
}
