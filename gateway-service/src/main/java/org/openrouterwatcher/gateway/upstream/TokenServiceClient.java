package org.openrouterwatcher.gateway.upstream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.caller.CallerTokenSigner;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The gateway's own questions to token-service; a forwarded request does not come through here. */
public final class TokenServiceClient {

    private static final int MOST_ASKED = 2;

    private final Instances instances;
    private final CallerTokenSigner signer;
    private final RestClient http;
    private final RestClient polls;
    private volatile @Nullable URI lastToAnswer;

    public TokenServiceClient(
            RestClient.Builder http, Instances instances, CallerTokenSigner signer, UpstreamProperties properties) {
        this.instances = instances;
        this.signer = signer;
        this.http = http.clone()
                .requestFactory(requestsWithin(properties.question()))
                .build();
        this.polls =
                http.clone().requestFactory(requestsWithin(properties.poll())).build();
    }

    /**
     * The keys that access tokens are signed with, as a JWK Set (RFC 7517). Asked also while token-service still
     * starts, and that is nothing that forwarded requests should suffer from.
     *
     * @throws UpstreamUnavailableException when nobody answers in time
     */
    public String verificationKeys() {
        return askAll(instance ->
                http.get().uri(instance.resolve("/internal/jwks")).retrieve().body(String.class));
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

    /**
     * What has changed in the feed since a cursor. All instances are asked in turn until one answers, also those that
     * are left alone for forwarded requests: whether anybody is let in may depend on it.
     *
     * @param gateway who asks, and so says that it has applied everything below the cursor
     * @param beat the last one that the broker has
     * @throws UpstreamUnavailableException when nobody answers in time
     */
    public FeedChanges changes(String gateway, long cursor, long beat) {
        return askAll(instance -> polls.post()
                .uri(instance.resolve("/internal/feed/changes"))
                .header(CallerHeaders.CALLER, signer.sign(Caller.gateway(), Service.TOKEN.audience()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ChangesQuestion(gateway, cursor, beat))
                .retrieve()
                .body(FeedChanges.class));
    }

    /**
     * All in turn until one answers, also those that are left alone for forwarded requests; how it went is not told.
     */
    private <T> T askAll(Function<URI, @Nullable T> question) {
        RestClientException failure = null;
        for (URI instance : lastToAnswerFirst()) {
            try {
                T answer = question.apply(instance);
                if (answer != null) {
                    lastToAnswer = instance;
                    return answer;
                }
                failure = new RestClientException("the answer is empty");
            } catch (RestClientException e) {
                failure = e;
            }
        }
        throw new UpstreamUnavailableException(Service.TOKEN, Objects.requireNonNull(failure));
    }

    private List<URI> lastToAnswerFirst() {
        URI preferred = lastToAnswer;
        return instances.addresses(Service.TOKEN).stream()
                .sorted(Comparator.comparing(address -> !address.equals(preferred)))
                .toList();
    }

    private record Question(String digest) {}

    private record ChangesQuestion(String gateway, long cursor, long beat) {}

    private interface Call<T> {
        @Nullable
        T at(String address);
    }

    /** Asks one instance, and another one if it does not answer: a question changes nothing. */
    private <T> T ask(String path, Call<T> call) {
        var tried = new ArrayList<Instance>();
        RestClientException failure = null;
        while (tried.size() < MOST_ASKED) {
            Optional<Instance> next = instances.next(Service.TOKEN, tried);
            if (next.isEmpty()) {
                break;
            }
            tried.add(next.get());
            try {
                return askOne(next.get(), path, call);
            } catch (RestClientException e) {
                failure = e;
            }
        }
        throw failure == null
                ? new UpstreamUnavailableException(Service.TOKEN)
                : new UpstreamUnavailableException(Service.TOKEN, failure);
    }

    private static <T> T askOne(Instance instance, String path, Call<T> call) {
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
            throw e;
        }
    }

    private static JdkClientHttpRequestFactory requestsWithin(Duration deadline) {
        var client = HttpClient.newBuilder()
                .connectTimeout(deadline)
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(deadline);
        return requests;
    }
}
