package org.openrouterwatcher.gateway.forwarding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.caller.CallerTokenSigner;

/**
 * The header fields that tell services who is calling, each with a signed token. A signature costs more than everything
 * else the gateway does for a request, so one is used for half of its minute; it is kept as the bytes that are sent.
 */
final class CallerTokens {

    private static final Duration REUSE = Duration.ofSeconds(30);
    private static final int MAX = 10_000;

    private final CallerTokenSigner signer;
    private final Cache<For, HttpField> tokens =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(REUSE).build();

    CallerTokens(CallerTokenSigner signer) {
        this.signer = signer;
    }

    private record For(Caller caller, Service service) {}

    HttpField tellingAbout(Caller caller, Service service) {
        return tokens.get(new For(caller, service), this::sign);
    }

    private HttpField sign(For it) {
        return new PreEncodedHttpField(CallerHeaders.CALLER, signer.sign(it.caller, it.service.audience()));
    }
}
