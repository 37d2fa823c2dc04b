package org.openrouterwatcher.cluster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.cluster.fuzz.Wire.Answer;

class JudgeTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String BODY =
            "{\"type\":\"/problems/invalid\",\"title\":\"Invalid\",\"status\":%d,\"detail\":\"Mend it.\"}";

    private final FuzzRequest request =
            new FuzzRequest(7, "listKeys", "GET", "/api/keys", List.of(), null, false, Set.of(200, 422, 503));

    @Test
    void isContentWithWhatIsPromised() {
        assertThat(Judge.complaint(request, answer(200, "application/json", "[]")))
                .isEmpty();
        assertThat(Judge.complaint(request, answer(422, PROBLEM, BODY.formatted(422))))
                .isEmpty();
    }

    @Test
    void complainsOfWhatIsBlamedOnTheServer() {
        assertThat(Judge.complaint(request, answer(500, PROBLEM, BODY.formatted(500))))
                .isPresent();
        assertThat(Judge.complaint(request, answer(503, PROBLEM, BODY.formatted(503))))
                .isPresent();
    }

    @Test
    void complainsOfAStatusThatIsNotNamed() {
        assertThat(Judge.complaint(request, answer(406, PROBLEM, BODY.formatted(406))))
                .isPresent();
    }

    @Test
    void complainsOfARefusalThatDoesNotSayWhy() {
        assertThat(Judge.complaint(request, answer(422, "text/html", "<h1>422</h1>")))
                .isPresent();
        assertThat(Judge.complaint(request, answer(422, PROBLEM, "{}"))).isPresent();
        assertThat(Judge.complaint(request, answer(422, PROBLEM, BODY.formatted(400))))
                .isPresent();
        assertThat(Judge.complaint(request, answer(422, PROBLEM, "<h1>422</h1>")))
                .isPresent();
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", type, "x-request-id", "a"), body);
    }
}
