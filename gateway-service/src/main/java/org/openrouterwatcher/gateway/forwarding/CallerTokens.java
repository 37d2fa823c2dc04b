package org.openrouterwatcher.gateway.forwarding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerTokenSigner;

/**
 * The signed tokens that tell services who is calling. A signature costs more than everything else the gateway does for
 * a request, so one is used for half of its minute.
 */
final class CallerTokens {

    private static final Duration REUSE = Duration.ofSeconds(30);
    private static final int MAX = 10_000;

    private final CallerTokenSigner signer;
    private final Cache<For, String> tokens =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(REUSE).build();

    CallerTokens(CallerTokenSigner signer) {
        this.signer = signer;
    }

    private record For(Caller caller, Service service) {}

    String tellingAbout(Caller caller, Service service) {
        return tokens.get(new For(caller, service), it -> signer.sign(it.caller, it.service.audience()));
    }
}
