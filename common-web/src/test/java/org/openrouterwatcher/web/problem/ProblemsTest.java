package org.openrouterwatcher.web.problem;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.web.request.RequestIdFilter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {

    @RestController
    static class Things {
        record NewThing(@NotNull @Size(max = 3) String displayName, int count) {}

        @PostMapping("/things")
        String create(@Valid @RequestBody NewThing thing) {
            return thing.displayName();
        }

        @GetMapping("/things/{id}")
        String read(@PathVariable long id, @RequestParam(defaultValue = "1") @Max(9) int pageSize) throws IOException {
            if (id == 404) {
                throw new Refusal(Problem.notFound("There is no thing 404."));
            }
            if (id == 500) {
                throw new IllegalStateException("row 17 of table things is broken");
            }
            if (id == 499) {
                throw new HttpMessageNotWritableException("Could not write JSON", new IOException("Broken pipe"));
            }
            if (id == 498) {
                throw new AsyncRequestNotUsableException("ServletResponse failed to flushBuffer: Broken pipe");
            }
            if (id == 502) {
                throw new IllegalStateException("the broker left", new IOException("Broken pipe"));
            }
            return "thing " + id + pageSize;
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Things())
            .setControllerAdvice(new Problems(new ProblemWriter(new JsonMapper())), new WholeNumbers())
            .addFilters(new RequestIdFilter())
            .addInterceptors(new UnknownParameters())
            .build();

    @ParameterizedTest
    @ValueSource(ints = {498, 499})
    void saysNothingToAClientThatHasLeft(int broken) throws Exception {
        mvc.perform(get("/things/" + broken))
                .andExpect(status().isOk())
                .andExpect(content().string(""));
    }

    @Test
    void doesNotTakeAnotherBrokenConnectionForTheClients() throws Exception {
        mvc.perform(get("/things/502")).andExpect(status().isInternalServerError());
    }

    @Test
    void namesTheInvalidFieldAsTheCallerWroteIt() throws Exception {
        ResultActions answer = send("{\"displayName\": \"long\", \"count\": 1}");

        answer.andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].field").value("display_name"))
                .andExpect(jsonPath("$.instance").value("/things"));
    }

    @Test
    void answers422ToABodyThatIsNoJson() throws Exception {
        send("{")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("body"));
    }

    @Test
    void namesTheFieldOfAWrongType() throws Exception {
        send("{\"displayName\": \"abc\", \"count\": \"many\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("count"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "0x10", "1.0", "+1", "1e3", "٣", "99999999999999999999"})
    void answers422ToAnIdThatIsNoNumber(String id) throws Exception {
        mvc.perform(get("/things/{id}", id))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("id"));
    }

    @Test
    void answers422ToAParameterOutOfItsRange() throws Exception {
        mvc.perform(get("/things/7?pageSize=10"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("page_size"));
    }

    @Test
    void answers422ToAParameterItDoesNotKnow() throws Exception {
        mvc.perform(get("/things/7?pageSize=1&sort=up"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("sort"));
    }

    @Test
    void answersWithTheRefusalThatWasThrown() throws Exception {
        mvc.perform(get("/things/404"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("/problems/not-found"))
                .andExpect(jsonPath("$.detail").value("There is no thing 404."));
    }

    @Test
    void saysNothingInternalWhenSomethingBreaks() throws Exception {
        mvc.perform(get("/things/500"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(not(containsString("row 17"))))
                .andExpect(jsonPath("$.request_id").value(not(blankOrNullString())));
    }

    @Test
    void answers405WithWhatIsAllowed() throws Exception {
        mvc.perform(post("/things/7"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET"));
    }

    private ResultActions send(String body) throws Exception {
        return mvc.perform(
                post("/things").contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
