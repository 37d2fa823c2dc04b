package org.openrouterwatcher.gateway.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openrouterwatcher.gateway.http.AcceptEncoding;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the page that people keep open, and the files that it is made of. */
final class WebPageHandler {

    /** What is shown at each is decided in the browser, as is what the query means. */
    private static final List<String> PAGES =
            List.of("/", "/login", "/sign-up", "/keys", "/keys/{id:\\d+}", "/tokens", "/schedules", "/profile");

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final WebPage page;

    WebPageHandler(WebPage page) {
        this.page = page;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .route(reading(PAGES.stream()), this::document)
                .route(reading(Stream.of("/assets/{version}/{*path}")), this::file)
                .build();
    }

    private static RequestPredicate reading(Stream<String> paths) {
        var anyOfThem =
                paths.map(RequestPredicates::path).reduce(RequestPredicate::or).orElseThrow();
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(anyOfThem);
    }

    private ServerResponse document(ServerRequest request) {
        return answer(request, page.document(), CacheControl.noCache());
    }

    /** Files of another version are only asked for while gateways of two versions run; what they get is not kept. */
    private ServerResponse file(ServerRequest request) {
        var caching = request.pathVariable("version").equals(page.version()) ? FOR_EVER : CacheControl.noStore();
        return page.file(request.pathVariable("path").substring(1))
                .map(file -> answer(request, file, caching))
                .orElseThrow(() -> new Refusal(Problem.notFound("The page has no such file; reload it.")));
    }

    private ServerResponse answer(ServerRequest request, PageFile file, CacheControl caching) {
        boolean zipped = file.isCompressed()
                && AcceptEncoding.takesGzip(request.headers().header(HttpHeaders.ACCEPT_ENCODING));
        // two forms of one file are two representations (RFC 9110, 8.8.3.3)
        String tag = '"' + page.version() + (zipped ? "-gzip" : "") + '"';
        Optional<ServerResponse> unchanged = request.checkNotModified(tag);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var answer = ServerResponse.ok()
                .contentType(file.type())
                .cacheControl(caching)
                .eTag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zipped
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.compressed())
                : answer.body(file.content());
    }
}
