package org.openrouterwatcher.gateway.upstream;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.Set;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The gateway's own questions to token-service; a forwarded request does not come through here. */
public final class TokenServiceClient {

    private final Instances instances;
    private final CallerTokenSigner signer;
    private final RestClient http;

    public TokenServiceClient(
            RestClient.Builder http, Instances instances, CallerTokenSigner signer, UpstreamProperties properties) {
        this.instances = instances;
        this.signer = signer;
        this.http = http.requestFactory(requests(properties)).build();
    }

    /**
     * The keys that access tokens are signed with, as a JWK Set (RFC 7517).
     *
     * @throws UpstreamUnavailableException when nobody answers in time
     */
    public String verificationKeys() {
        return ask(
                "/internal/jwks", address -> http.get().uri(address).retrieve().body(String.class));
    }

    /**
     * What token-service knows of an API token.
     *
     * @param digest SHA-256 of its value in hex
     * @throws UpstreamUnavailableException when nobody answers in time
     */
    public TokenFacts introspect(String digest) {
        return ask(
                "/internal/introspect",
                address -> http.post()
                        .uri(address)
                        .header(CallerHeaders.CALLER, signer.sign(Caller.gateway(), Service.TOKEN.audience()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Question(digest))
                        .retrieve()
                        .body(TokenFacts.class));
    }

    private record Question(String digest) {}

    private interface Call<T> {
        @org.jspecify.annotations.Nullable
        T at(String address);
    }

    private <T> T ask(String path, Call<T> call) {
        Instance instance = instances
                .next(Service.TOKEN, Set.of())
                .orElseThrow(() -> new UpstreamUnavailableException(Service.TOKEN));
        long start = System.nanoTime();
        try {
            T answer = call.at(instance.address().resolve(path).toString());
            instance.succeeded(System.nanoTime() - start);
            if (answer == null) {
                throw new RestClientException("the answer is empty");
            }
            return answer;
        } catch (RestClientException e) {
            instance.failed(System.nanoTime() - start, e);
            throw new UpstreamUnavailableException(Service.TOKEN, e);
        }
    }

    private static JdkClientHttpRequestFactory requests(UpstreamProperties properties) {
        var client = HttpClient.newBuilder()
                .connectTimeout(properties.question())
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(properties.question());
        return requests;
    }
}
