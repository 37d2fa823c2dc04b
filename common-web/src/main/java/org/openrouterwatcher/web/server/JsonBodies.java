package org.openrouterwatcher.web.server;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Lets a body be JSON or nothing in particular. Servlets and Spring would look into forms by themselves, write files
 * that are sent with them to disk, and stumble over a type that is none. What is not read by anybody is read away, so
 * that the gateway can go on with the connection.
 */
final class JsonBodies extends Handler.Wrapper {

    private static final HttpField NOTHING_IN_PARTICULAR =
            new HttpField(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM_VALUE);

    JsonBodies(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return super.handle(
                type == null || isJson(type) ? request : new Unspecific(request),
                response,
                new UnreadBody(request, callback));
    }

    private static boolean isJson(String text) {
        try {
            MediaType type = MediaType.parseMediaType(text);
            return type.isConcrete()
                    && type.getType().equals("application")
                    && (type.getSubtype().equals("json") || "json".equals(type.getSubtypeSuffix()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** A request of which is not said what its body is. */
    private static final class Unspecific extends Request.Wrapper {

        private final HttpFields headers;

        Unspecific(Request request) {
            super(request);
            this.headers = HttpFields.build(request.getHeaders())
                    .put(NOTHING_IN_PARTICULAR)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
