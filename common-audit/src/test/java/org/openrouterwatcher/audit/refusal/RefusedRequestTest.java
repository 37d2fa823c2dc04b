package org.openrouterwatcher.audit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.audit.trail.Draft;
import org.openrouterwatcher.audit.trail.Subject;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.openrouterwatcher.web.caller.CallerHeaders;
import org.openrouterwatcher.web.problem.Problem;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class RefusedRequestTest {

    static class Things {
        @Audited(value = "thing.remove", subject = "thing")
        void remove() {}

        @Audited(value = "colour.change", subject = "colour")
        void paint() {}

        void read() {}
    }

    @ParameterizedTest
    @CsvSource({"POST, 401", "POST, 403", "PUT, 404", "DELETE, 409", "PATCH, 422", "POST, 429", "POST, 400"})
    void isOneThatWouldHaveChangedSomething(String method, int status) {
        assertThat(RefusedRequest.of(handled("read", method), answer(status))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"POST, 204", "POST, 303", "POST, 500", "POST, 503", "GET, 404", "GET, 401", "HEAD, 403"})
    void isNoAnswerThatRefusesNothingAndNoRead(String method, int status) {
        assertThat(RefusedRequest.of(handled("read", method), answer(status))).isEmpty();
    }

    @Test
    void isAReadThatComesWithoutTheGatewaysWord() {
        var request = new MockHttpServletRequest("GET", "/api/keys");
        request.addHeader(CallerHeaders.CLIENT_ADDRESS, "what the stranger says");
        request.setRemoteAddr("192.0.2.7");

        Draft draft = draft(request, 401);

        assertThat(draft.action()).isEqualTo("request");
        assertThat(draft.circumstances().actor().name()).isEqualTo("anonymous");
        assertThat(draft.circumstances().clientAddress()).isEqualTo("192.0.2.7");
        assertThat(draft.details()).isEqualTo(Map.of("status", 401, "request", "GET /api/keys"));
    }

    @Test
    void saysWhoTriedWhatAndWhyNot() {
        MockHttpServletRequest request = handled("remove", "DELETE");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", "12"));
        request.setAttribute(Caller.class.getName(), Caller.apiToken(7, Role.USER, 3));
        request.setAttribute(Problem.class.getName(), Problem.forbidden("This is somebody else's."));
        request.addHeader(CallerHeaders.CLIENT_ADDRESS, "192.0.2.7");

        Draft draft = draft(request, 403);

        assertThat(draft.action()).isEqualTo("thing.remove");
        assertThat(draft.subject()).isEqualTo(new Subject("thing", "12"));
        assertThat(draft.refusedFor()).isEqualTo("forbidden");
        assertThat(draft.circumstances().actor().name()).isEqualTo("api-token:3");
        assertThat(draft.circumstances().clientAddress()).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"or_api_2x5Lk9", "12a", "", "-1", "sk-or-v1-0"})
    void takesNothingForAnIdThatSomebodyMayHaveTyped(String id) {
        MockHttpServletRequest request = handled("remove", "DELETE");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", id));

        assertThat(draft(request, 422).subject()).isNull();
    }

    @Test
    void takesTheNameOfWhatIsNamed() {
        MockHttpServletRequest request = handled("paint", "PUT");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("colour", "sky-blue"));

        assertThat(draft(request, 403).subject()).isEqualTo(new Subject("colour", "sky-blue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"or_api_2x5Lk9", "sk-or-v1-0", "Ada", "ada@example.org", "abcdefghijklmnopqrstuvwxyz", ""})
    void takesNothingForANameThatSomebodyMayHaveTyped(String name) {
        MockHttpServletRequest request = handled("paint", "PUT");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("colour", name));

        assertThat(draft(request, 404).subject()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/keys/12/sync, DELETE /api/keys/12/sync",
        "/api/tokens/or_api_0123456789, DELETE /api/tokens/…",
        "/api/x%00y/Ada@example.org, DELETE /api/…/…",
        "/, DELETE /"
    })
    void showsOfAPathOnlyWhatNobodyCanHaveHiddenASecretIn(String path, String shown) {
        assertThat(draft(new MockHttpServletRequest("DELETE", path), 404).details())
                .isEqualTo(Map.of("status", 404, "request", shown));
    }

    private static Draft draft(MockHttpServletRequest request, int status) {
        Optional<RefusedRequest> refused = RefusedRequest.of(request, answer(status));
        return refused.orElseThrow().draft();
    }

    private static MockHttpServletRequest handled(String handler, String method) {
        var request = new MockHttpServletRequest(method, "/things/12");
        request.setAttribute(
                HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, new HandlerMethod(new Things(), method(handler)));
        return request;
    }

    private static Method method(String name) {
        try {
            return Things.class.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static MockHttpServletResponse answer(int status) {
        var response = new MockHttpServletResponse();
        response.setStatus(status);
        return response;
    }
}
