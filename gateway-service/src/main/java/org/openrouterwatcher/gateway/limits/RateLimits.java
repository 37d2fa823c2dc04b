package org.openrouterwatcher.gateway.limits;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongFunction;

/** The quotas: of tokens over all gateways together, of client addresses at each gateway for itself. */
public final class RateLimits {

    private final LongFunction<Claim> tokens;
    private final FixedWindows<Long> addresses;

    /** @param tokens asks for one call of a token */
    public RateLimits(LongFunction<Claim> tokens, LimitsProperties properties, Clock clock) {
        this.tokens = tokens;
        this.addresses = new FixedWindows<>(
                new Quota("address", properties.perAddressMinute(), Duration.ofMinutes(1)),
                properties.maxAddresses(),
                clock);
    }

    /** One call with this API token. */
    public Claim callWith(long tokenId) {
        return tokens.apply(tokenId);
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
