package org.openrouterwatcher.gateway.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.gateway.http.ProblemAnswers;
import org.openrouterwatcher.gateway.http.RequestFacts;
import org.openrouterwatcher.gateway.http.StandardHeaders;
import org.openrouterwatcher.gateway.limits.ClientAddresses;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.request.RequestId;

/**
 * The first handler of every request: gives it an id, finds out where it comes from, puts the standard headers into the
 * answer, and turns away what is no request for anybody here.
 */
final class EdgeHandler extends Handler.Wrapper {

    /**
     * Has Jetty mind neither paths nor queries, which we do: it would hang up on a client that is still sending its
     * body, and the answer could be lost.
     */
    static final UriCompliance LEAVES_PATHS_TO_US =
            UriCompliance.UNSAFE.without("LEAVES_PATHS_TO_US", Violation.USER_INFO, Violation.FRAGMENT);

    private static final int LONGEST_URI = 8 * 1024;
    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final Set<String> KNOWN_METHODS = Set.copyOf(METHODS);

    /** Honest clients resolve these before they send (RFC 3986, 5.2.4); who sends them hopes that we differ in it. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    private final ClientAddresses addresses;
    private final ProblemAnswers answers;

    EdgeHandler(Handler next, ClientAddresses addresses, ProblemAnswers answers) {
        super(next);
        this.addresses = addresses;
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = RequestId.accept(only(request.getHeaders().getValuesList(RequestId.HEADER)));
        RequestFacts.begin(request, id, client(request));
        StandardHeaders.put(response.getHeaders(), id);
        Problem problem = problemWith(request);
        if (problem != null) {
            answers.write(request, response, callback, problem);
            return true;
        }
        return super.handle(new IdentifiedRequest(request, id), response, callback);
    }

    private static @Nullable Problem problemWith(Request request) {
        if (!KNOWN_METHODS.contains(request.getMethod())) {
            return DoorProblems.wrongMethod(METHODS);
        }
        if (!isClearlyFramed(request)) {
            return DoorProblems.unclearFraming();
        }
        String uri = request.getHttpURI().getPathQuery();
        if (uri.length() > LONGEST_URI) {
            return DoorProblems.uriTooLong();
        }
        return !request.getHttpURI().hasViolations() && (isPlain(uri) || isWellFormed(uri))
                ? null
                : DoorProblems.malformedUri();
    }

    /** Most are nothing but words and slashes, and need no parser. */
    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '/' && c != '-') {
                return false;
            }
        }
        return uri.startsWith("/");
    }

    /** Where a body ends must not be a matter of opinion (RFC 9112, section 6.1). */
    private static boolean isClearlyFramed(Request request) {
        List<String> codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1
                        && codings.getFirst().equalsIgnoreCase("chunked")
                        && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }

    private static boolean isWellFormed(String uri) {
        try {
            URI parsed = new URI(uri);
            return parsed.getRawFragment() == null
                    && !DOT_SEGMENT.matcher(parsed.getRawPath()).find()
                    && uri.chars().allMatch(c -> c > ' ' && c < 0x7F);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private InetAddress client(Request request) {
        InetAddress peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
        return addresses.clientOf(peer, request.getHeaders().getCSV("X-Forwarded-For", false));
    }

    private static @Nullable String only(List<String> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** The request under its id, whatever the client called it. */
    private static final class IdentifiedRequest extends Request.Wrapper {

        private final HttpFields headers;

        IdentifiedRequest(Request request, String id) {
            super(request);
            this.headers = HttpFields.build(request.getHeaders())
                    .put(RequestId.HEADER, id)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
