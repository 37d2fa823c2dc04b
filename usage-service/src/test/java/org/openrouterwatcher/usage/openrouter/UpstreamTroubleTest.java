package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.simulator.OpenRouterSimulator;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.simulator.faults.Fault.Garbage;
import org.openrouterwatcher.simulator.faults.Fault.Quirk;
import org.openrouterwatcher.simulator.faults.FaultRule;
import org.openrouterwatcher.simulator.faults.Oddity;
import org.openrouterwatcher.testing.LogProbe;

class UpstreamTroubleTest extends ClientFixture {

    private static final String KEY = "ci-code-review";
    private static final int ATTEMPTS = 4;

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 524, 529})
    void asksAgainAsOftenAsAllowedAndThenSaysUnavailable(int status) {
        openRouter.fail(new Fault.Status(status));

        var answer = ask();

        assertThat(answer).isEqualTo(new Answer.Unavailable<>("OpenRouter answered " + status, null));
        assertThat(openRouter.requests().total()).isEqualTo(ATTEMPTS);
    }

    @ParameterizedTest
    @MethodSource("finalAnswers")
    void takesAnAnswerThatWillNotChangeAfterOneRequest(int status, Class<?> answer) {
        openRouter.fail(new Fault.Status(status, "1"));

        assertThat(ask()).isInstanceOf(answer);
        assertThat(openRouter.requests().total()).isEqualTo(1);
    }

    static Stream<Arguments> finalAnswers() {
        return Stream.of(
                arguments(400, Answer.BadRequest.class),
                arguments(401, Answer.Unauthorized.class),
                arguments(402, Answer.OutOfFunds.class),
                arguments(403, Answer.Forbidden.class),
                arguments(404, Answer.NotFound.class),
                arguments(418, Answer.BadRequest.class));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void getsTheAnswerOnceTheTroubleHasPassed(Fault fault) {
        openRouter.fail(FaultRule.always(fault).times(2));

        assertThat(ask()).isInstanceOf(Answer.Ok.class);
        assertThat(openRouter.requests().total()).isEqualTo(3);
    }

    static Stream<Fault> passingFaults() {
        return Stream.of(
                new Fault.Status(429),
                new Fault.Status(503),
                new Fault.Drop(),
                new Garbage(Garbage.Kind.HTML, 502),
                new Garbage(Garbage.Kind.EMPTY, 500));
    }

    @ParameterizedTest
    @MethodSource("slowFaults")
    void asksAgainWhenAnAnswerTakesTooLong(Fault fault) {
        openRouter.fail(FaultRule.always(fault).times(1));

        assertThat(ask()).isInstanceOf(Answer.Ok.class);
        assertThat(openRouter.requests().total()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsItIsToldInSeconds() {
        openRouter.fail(FaultRule.always(new Fault.Status(429, "1")).times(1));
        var start = System.nanoTime();

        var answer = ask();

        assertThat(answer).isInstanceOf(Answer.Ok.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsItIsToldByADate() {
        var until = clock.instant().plusSeconds(1);
        openRouter.fail(FaultRule.always(new Fault.Status(503, httpDate(until))).times(1));
        var start = System.nanoTime();

        var answer = ask();

        assertThat(answer).isInstanceOf(Answer.Ok.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void handsOnATimeThatIsTooLongToWait() {
        openRouter.fail(new Fault.Status(429, "3600"));

        var answer = ask();

        assertThat(answer).isEqualTo(new Answer.Unavailable<>("OpenRouter answered 429", Duration.ofHours(1)));
        assertThat(openRouter.requests().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("slowFaults")
    void endsAtTheDeadlineHoweverSlowlyItIsAnswered(Fault fault) {
        useClientWith(Map.of("call-timeout", "2s", "max-attempts", "10"));
        openRouter.fail(fault);
        var start = System.nanoTime();

        var answer = ask();

        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    static Stream<Fault> slowFaults() {
        return Stream.of(new Fault.Hang(), new Fault.Drip(Duration.ofMillis(50)));
    }

    @Test
    void takesNoMoreOfAHugeBodyThanAllowedAndDoesNotAskForItAgain() {
        openRouter.fail(new Garbage(Garbage.Kind.HUGE));

        var answer = ask();

        assertThat(answer).isEqualTo(new Answer.Unavailable<>("the body is larger than 1048576 bytes", null));
        assertThat(openRouter.requests().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("unreadableAnswers")
    void saysUnavailableForAnAnswerItCannotRead(Fault fault) {
        openRouter.fail(fault);

        assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
        assertThat(client().activity(secretOf("team-admin"), null, null)).isInstanceOf(Answer.Unavailable.class);
        assertThat(client().keys(secretOf("team-admin"))).isInstanceOf(Answer.Unavailable.class);
        assertThat(client().credits(secretOf("team-admin"))).isInstanceOf(Answer.Unavailable.class);
    }

    static Stream<Fault> unreadableAnswers() {
        return Stream.of(
                new Garbage(Garbage.Kind.HTML),
                new Garbage(Garbage.Kind.EMPTY),
                new Garbage(Garbage.Kind.TRUNCATED),
                new Quirk(Oddity.WRONG_TYPES));
    }

    @Test
    void fallsBackToTheStatusWhereTheBodyIsNotAsPublished() {
        openRouter.fail(new Garbage(Garbage.Kind.HTML, 403));

        assertThat(ask()).isEqualTo(new Answer.Forbidden<>("OpenRouter answered 403"));
    }

    @Test
    void followsNoRedirect() {
        try (var elsewhere = OpenRouterSimulator.start(7, clock)) {
            openRouter.fail(new Fault.Redirect(elsewhere.baseUrl() + "/key"));

            var answer = ask();

            assertThat(answer).isInstanceOf(Answer.Unavailable.class);
            assertThat(openRouter.requests().total()).isEqualTo(1);
            assertThat(elsewhere.requests().total()).isZero();
        }
    }

    @Test
    void saysUnavailableWhereNobodyListens() {
        openRouter.close();

        assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void leavesAFailingOpenRouterAloneUntilThePauseIsOver() {
        useClientWith(Map.of("breaker-window", "8", "breaker-pause", "30s", "max-attempts", "1"));
        openRouter.fail(new Fault.Status(500));
        IntStream.range(0, 8).forEach(i -> ask());
        var requestsUntilOpen = openRouter.requests().total();
        openRouter.heal();

        var whileOpen = ask();
        clock.advance(Duration.ofSeconds(31));
        var afterwards = ask();

        assertThat(requestsUntilOpen).isEqualTo(4);
        assertThat(whileOpen)
                .isEqualTo(new Answer.Unavailable<>(
                        "OpenRouter has been failing and is left alone", Duration.ofSeconds(30)));
        assertThat(afterwards).isInstanceOf(Answer.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429})
    void keepsAskingForOthersWhenOneKeyIsRefused(int status) {
        useClientWith(Map.of("breaker-window", "4", "max-attempts", "1"));
        openRouter.fail(FaultRule.always(new Fault.Status(status)).forKey("chat-assistant"));

        IntStream.range(0, 10).forEach(i -> client().key(secretOf("chat-assistant")));

        assertThat(ask()).isInstanceOf(Answer.Ok.class);
        assertThat(openRouter.requests().onPath("/key", "chat-assistant")).isEqualTo(10);
    }

    @Test
    void asksNoMoreThanAllowedAtTheSameTime() {
        useClientWith(Map.of("max-concurrent", "3", "queue-timeout", "20s", "attempt-timeout", "9s"));
        openRouter.fail(new Fault.Drip(Duration.ofMillis(1)));

        var answers = askManyTimes(6);

        assertThat(answers).allMatch(answer -> answer instanceof Answer.Ok);
        assertThat(openRouter.requests().mostAtOnce()).isEqualTo(3);
    }

    @Test
    void beginsNoMoreThanAllowedEachSecond() {
        useClientWith(Map.of("requests-per-second", "2", "queue-timeout", "10s"));
        var start = System.nanoTime();

        var answers = askManyTimes(5);

        assertThat(answers).allMatch(answer -> answer instanceof Answer.Ok);
        // the third second may begin right after the first request
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void refusesToQueueForEver() {
        useClientWith(Map.of("max-concurrent", "1", "queue-timeout", "100ms", "max-attempts", "1"));
        openRouter.fail(new Fault.Hang());

        var answers = askManyTimes(3);

        assertThat(answers).contains(new Answer.Unavailable<>("too many requests are waiting for OpenRouter", null));
    }

    @Test
    void stopsWhenInterruptedAndKeepsTheInterruption() throws Exception {
        openRouter.fail(new Fault.Hang());
        var result = new CompletableFuture<Answer<KeyStatus>>();
        var asker = Thread.ofVirtual().start(() -> {
            var answer = ask();
            result.complete(Thread.currentThread().isInterrupted() ? answer : new Answer.NotFound<>());
        });

        asker.interrupt();

        assertThat(result.get()).isEqualTo(new Answer.Unavailable<>("interrupted", null));
    }

    @Test
    void countsItsRequestsByResourceAndOutcome() {
        openRouter.fail(FaultRule.always(new Fault.Status(503)).times(1));

        ask();

        assertThat(meters.get("watcher.openrouter.requests")
                        .tags("resource", "/key", "outcome", "503")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("watcher.openrouter.requests")
                        .tags("resource", "/key", "outcome", "200")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void neverShowsAKeyWhateverHappens() {
        var faults = List.of(
                new Fault.Status(401),
                new Fault.Status(500),
                new Fault.Drop(),
                new Fault.Hang(),
                new Garbage(Garbage.Kind.TRUNCATED),
                new Garbage(Garbage.Kind.HUGE));

        try (var logged = new LogProbe("org.openrouterwatcher", "io.github.resilience4j")) {
            for (var fault : faults) {
                openRouter.fail(fault);
                assertThat(ask().toString()).doesNotContain("sk-or-v1");
                openRouter.heal();
            }

            assertThat(logged.text())
                    .contains("circuit breaker for openrouter changed")
                    .doesNotContain("sk-or-v1");
        }
    }

    private Answer<KeyStatus> ask() {
        return client().key(secretOf(KEY));
    }

    private List<Answer<KeyStatus>> askManyTimes(int times) {
        var answers = IntStream.range(0, times)
                .mapToObj(i -> {
                    var answer = new CompletableFuture<Answer<KeyStatus>>();
                    Thread.startVirtualThread(() -> answer.complete(ask()));
                    return answer;
                })
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
