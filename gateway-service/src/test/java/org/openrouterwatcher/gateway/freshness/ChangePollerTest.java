package org.openrouterwatcher.gateway.freshness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.EventCatalog;
import org.openrouterwatcher.events.EventSerializer;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.gateway.upstream.FeedChanges;
import org.openrouterwatcher.gateway.upstream.FeedChanges.Change;
import org.openrouterwatcher.gateway.upstream.Service;
import org.openrouterwatcher.gateway.upstream.UpstreamUnavailableException;
import org.openrouterwatcher.revocation.Freshness.Question;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.TokenView;
import org.openrouterwatcher.testing.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangePollerTest {

    private static final Duration FRESH_FOR = Duration.ofSeconds(3);
    private static final Duration POLL_EVERY = Duration.ofMillis(500);

    private final TestClock clock = TestClock.at("2026-01-02T12:00:00Z");
    private final TokenView view = new TokenView();
    private final List<Question> questions = new ArrayList<>();
    private final ApiToken token = TokenFeed.newToken();
    private Duration now = Duration.ZERO;
    private Supplier<FeedChanges> answer = () -> changes(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FreshnessProperties properties =
            new FreshnessProperties(FRESH_FOR, Duration.ofSeconds(30), POLL_EVERY);
    private final ViewTrust trust = new ViewTrust("gateway", properties.limits(), () -> now.toNanos(), clock);
    private final ChangePoller poller =
            new ChangePoller(this::answer, trust, new ViewWriter(view, trust, meters, clock), meters, properties);

    @Test
    void asksNothingBeforeTheFeedWasReadToItsEnd() {
        trust.startOver(1);

        assertThat(poller.turn()).isEqualTo(POLL_EVERY);

        assertThat(questions).isEmpty();
        assertThat(trust.state()).isEqualTo(GatewayState.BOOTING);
    }

    @Test
    void makesTheViewFreshByOneQuestionAfterThat() {
        trust.startOver(1).readToEnd();

        poller.turn();

        assertThat(questions).hasSize(1);
        assertThat(trust.state()).isEqualTo(GatewayState.FRESH);
    }

    @Test
    void asksNothingWhileTheViewIsFreshAndLooksAgainInTheMomentWhenItIsNot() {
        becomeFresh();
        now = now.plusMillis(2700);

        assertThat(poller.turn()).isEqualTo(Duration.ofMillis(301));

        assertThat(questions).hasSize(1);
    }

    @Test
    void asksFromWhereTheLastAnswerEndedWhenTheViewIsStale() {
        answer = () -> changes(77);
        becomeFresh();
        now = now.plus(FRESH_FOR).plusMillis(1);

        assertThat(poller.turn()).isEqualTo(POLL_EVERY);

        assertThat(questions).extracting(Question::cursor).containsExactly(0L, 77L);
        assertThat(trust.state()).isEqualTo(GatewayState.FRESH);
    }

    @Test
    void acknowledgesAtOnceWhatEndsSomething() {
        becomeFresh();
        now = now.plus(FRESH_FOR).plusMillis(1);
        answer = () -> changes(78, token.issued(), token.revoked());

        assertThat(poller.turn()).isLessThan(Duration.ofMillis(100));

        assertThat(view.status(TokenDigest.parse(token.issued().digest()), clock.instant()))
                .isEqualTo(new TokenStatus.Revoked());
    }

    @Test
    void doesNotHurryForWhatEndsNothing() {
        becomeFresh();
        now = now.plus(FRESH_FOR).plusMillis(1);
        answer = () -> changes(78, token.issued());

        assertThat(poller.turn()).isEqualTo(POLL_EVERY);
    }

    /** A long transaction keeps the cursor where it is, and every answer holds the same again. */
    @Test
    void doesNotHurryWhenThereIsNothingNewToAcknowledge() {
        answer = () -> changes(78, token.revoked());
        becomeFresh();
        now = now.plus(FRESH_FOR).plusMillis(1);

        assertThat(poller.turn()).isEqualTo(POLL_EVERY);
    }

    @Test
    void provesNothingByAnAnswerThatIsNotComplete() {
        becomeFresh();
        now = now.plus(FRESH_FOR).plusMillis(1);
        answer = () -> new FeedChanges(List.of(change(token.revoked())), 99, false);

        poller.turn();

        assertThat(trust.state()).isEqualTo(GatewayState.STALE);
        assertThat(trust.run().freshness().cursor()).isEqualTo(1);
    }

    @Test
    void goesOnAskingWhenNobodyAnswers() {
        becomeFresh();
        now = now.plusSeconds(31);
        answer = () -> {
            throw new UpstreamUnavailableException(Service.TOKEN);
        };

        assertThat(poller.turn()).isEqualTo(POLL_EVERY);
        assertThat(trust.state()).isEqualTo(GatewayState.EXPIRED);

        answer = () -> changes(2);
        poller.turn();
        assertThat(trust.state()).isEqualTo(GatewayState.FRESH);
    }

    /** The age counts from the question: what was committed while it was being answered may not be in it. */
    @Test
    void countsTheAgeOfTheViewFromTheQuestion() {
        trust.startOver(1).readToEnd();
        answer = () -> {
            now = now.plusSeconds(4);
            return changes(1);
        };

        poller.turn();

        assertThat(trust.state()).isEqualTo(GatewayState.STALE);
        assertThat(trust.ageMillis()).hasValue(4000);
    }

    @Test
    void passesOverChangesThatItDoesNotUnderstand() {
        trust.startOver(1).readToEnd();
        answer = () -> new FeedChanges(
                List.of(
                        new Change("org.openrouterwatcher.token.invented.v9", "token/1", json("{}")),
                        new Change("org.openrouterwatcher.tick.completed.v1", "usage-sync", json("{}")),
                        new Change("org.openrouterwatcher.token.revoked.v1", "token/1", json("{}")),
                        change(token.issued())),
                5,
                true);

        poller.turn();

        assertThat(view.tokens()).isEqualTo(1);
        assertThat(meters.get("watcher.gateway.polls.changes.ignored").counter().count())
                .isEqualTo(3);
    }

    private void becomeFresh() {
        trust.startOver(1).readToEnd();
        poller.turn();
    }

    private FeedChanges answer(String gateway, Question question) {
        assertThat(gateway).isEqualTo(trust.run().gateway());
        questions.add(question);
        return answer.get();
    }

    private static FeedChanges changes(long cursor, TokenEvent... events) {
        return new FeedChanges(Stream.of(events).map(ChangePollerTest::change).toList(), cursor, true);
    }

    private static Change change(TokenEvent event) {
        String data = new String(EventSerializer.value(event), UTF_8);
        return new Change(EventCatalog.wireName(event.getClass()), event.subject(), json(data));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
