package org.openrouterwatcher.web.database;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrouterwatcher.web.problem.ProblemWriter;
import org.openrouterwatcher.web.problem.Problems;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class DatabaseProblemsTest {

    private final ProblemWriter writer = new ProblemWriter(new JsonMapper());

    @ParameterizedTest
    @MethodSource
    void asksToTryAgainWhenTheDatabaseIsAway(RuntimeException failure) throws Exception {
        answerTo(failure, 503);
    }

    static Stream<RuntimeException> asksToTryAgainWhenTheDatabaseIsAway() {
        return Stream.of(
                new CannotGetJdbcConnectionException("refused"),
                new DataAccessResourceFailureException("terminated by administrator"),
                new CannotCreateTransactionException("no connection"),
                new CannotAcquireLockException("deadlock"));
    }

    @ParameterizedTest
    @MethodSource
    void callsOurOwnFaultsSo(RuntimeException failure) throws Exception {
        answerTo(failure, 500);
    }

    static Stream<RuntimeException> callsOurOwnFaultsSo() {
        return Stream.of(new DataIntegrityViolationException("check"), new IllegalStateException("bug"));
    }

    private void answerTo(RuntimeException failure, int expected) throws Exception {
        var mvc = MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new DatabaseProblems(writer), new Problems(writer))
                .build();

        var answer = mvc.perform(get("/"));

        answer.andExpect(status().is(expected)).andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        if (expected == 503) {
            answer.andExpect(header().exists("Retry-After"));
        }
    }

    @RestController
    private record Failing(RuntimeException failure) {
        @GetMapping("/")
        String fail() {
            throw failure;
        }
    }
}
