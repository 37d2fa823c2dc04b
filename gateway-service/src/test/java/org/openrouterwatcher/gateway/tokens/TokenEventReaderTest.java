package org.openrouterwatcher.gateway.tokens;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.freshness.Trust;
import org.openrouterwatcher.gateway.freshness.ViewWriter;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.gateway.testing.TokenFeed.ApiToken;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.revocation.TokenDigest;
import org.openrouterwatcher.revocation.TokenStatus;
import org.openrouterwatcher.revocation.TokenView;

class TokenEventReaderTest {

    private static final int MANY = 1300;

    private final TokenView view = new TokenView();
    private final Run run = Trust.none().startOver(2);
    private final Queue<Runnable> putOff = new ArrayDeque<>();

    @Test
    void takesAFewRecordsWithoutAnybodysHelp() {
        var reader = reader(putOff::add);
        ApiToken token = TokenFeed.newToken();

        boolean ended = reader.take(reader.decode(polled(List.of(token.issued(), token.revoked()))), run);

        assertThat(ended).isTrue();
        assertThat(statusOf(token)).isInstanceOf(TokenStatus.Revoked.class);
        assertThat(putOff).isEmpty();
    }

    @Test
    void takesManyRecordsThatOthersDecode() {
        var reader = reader(ForkJoinPool.commonPool());
        List<ApiToken> tokens =
                IntStream.range(0, MANY).mapToObj(_ -> TokenFeed.newToken()).toList();

        boolean ended = reader.take(
                reader.decode(polled(tokens.stream().map(ApiToken::issued).toList())), run);

        assertThat(ended).isFalse();
        assertThat(tokens).allMatch(token -> statusOf(token) instanceof TokenStatus.Active);
    }

    @Test
    void noticesAmongManyThatOneEndsSomething() {
        var reader = reader(ForkJoinPool.commonPool());
        ApiToken revoked = TokenFeed.newToken();
        List<TokenEvent> events = new ArrayList<>(List.of(revoked.issued(), revoked.revoked()));
        IntStream.range(0, MANY).forEach(_ -> events.add(TokenFeed.newToken().issued()));

        boolean ended = reader.take(reader.decode(polled(events)), run);

        assertThat(ended).isTrue();
        assertThat(statusOf(revoked)).isInstanceOf(TokenStatus.Revoked.class);
    }

    @Test
    void changesNothingBeforeABatchIsTaken() {
        var reader = reader(putOff::add);
        ApiToken first = TokenFeed.newToken();
        List<TokenEvent> events = new ArrayList<>(List.of(first.issued()));
        IntStream.range(0, MANY).forEach(_ -> events.add(TokenFeed.newToken().issued()));

        FeedBatch batch = reader.decode(polled(events));
        putOff.forEach(Runnable::run);

        assertThat(statusOf(first)).isInstanceOf(TokenStatus.Unknown.class);
        assertThat(batch.beginsAt(partition(0))).isZero();
        assertThat(batch.beginsAt(partition(1))).isZero();
        assertThat(batch.beginsAt(partition(2))).isEqualTo(Long.MAX_VALUE);
        reader.take(batch, run);
        assertThat(statusOf(first)).isInstanceOf(TokenStatus.Active.class);
    }

    private TokenEventReader reader(Executor beside) {
        var meters = new SimpleMeterRegistry();
        var clock = Clock.systemUTC();
        return new TokenEventReader(
                new FeedDecoder(FeedSignature.withKeys(TokenFeed.KEYS)),
                beside,
                new ViewWriter(view, Trust.none(), meters, clock),
                new IgnoredRecords(meters, clock));
    }

    private TokenStatus statusOf(ApiToken token) {
        return view.status(TokenDigest.parse(token.issued().digest()), Instant.now());
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topics.TOKEN_EVENTS, number);
    }

    /** Events of one token lie in one of two partitions, in their order. */
    private static ConsumerRecords<byte[], byte[]> polled(List<? extends TokenEvent> events) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        var byPartition =
                events.stream().collect(groupingBy(event -> event.subject().hashCode() & 1));
        byPartition.forEach((partition, own) -> records.put(
                partition(partition),
                IntStream.range(0, own.size())
                        .mapToObj(offset -> consumed(own.get(offset), partition, offset))
                        .toList()));
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        records.forEach((partition, own) -> next.put(partition, new OffsetAndMetadata(own.size())));
        return new ConsumerRecords<>(records, next);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(TokenEvent event, int partition, long offset) {
        var written = TokenFeed.recordOf(event);
        var read = new ConsumerRecord<>(written.topic(), partition, offset, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return read;
    }
}
