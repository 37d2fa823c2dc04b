package org.openrouterwatcher.gateway.limits;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/** The quotas of this gateway. Each gateway counts for itself. */
public final class RateLimits {

    private final FixedWindows<Long> tokens;
    private final FixedWindows<Long> addresses;

    public RateLimits(LimitsProperties properties, Clock clock) {
        this.tokens = new FixedWindows<>(
                new Quota("token", properties.perTokenHour(), Duration.ofHours(1)), properties.maxTokens(), clock);
        this.addresses = new FixedWindows<>(
                new Quota("address", properties.perAddressMinute(), Duration.ofMinutes(1)),
                properties.maxAddresses(),
                clock);
    }

    /** One call with this API token. */
    public Allowance callWith(long tokenId) {
        return tokens.take(tokenId);
    }

    /** One log-in, registration or refused credential from this address. */
    public Allowance attemptFrom(InetAddress client) {
        return addresses.take(AddressKey.of(client));
    }

    /** Whether an address has no attempts left. */
    public boolean isExhausted(InetAddress client) {
        return addresses.isExhausted(AddressKey.of(client));
    }
}
