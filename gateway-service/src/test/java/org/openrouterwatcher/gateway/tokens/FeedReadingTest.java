package org.openrouterwatcher.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.TokenEvent;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.gateway.freshness.Run;
import org.openrouterwatcher.gateway.freshness.Trust;
import org.openrouterwatcher.gateway.freshness.ViewWriter;
import org.openrouterwatcher.gateway.testing.TokenFeed;
import org.openrouterwatcher.revocation.FeedSignature;
import org.openrouterwatcher.revocation.TokenView;

class FeedReadingTest {

    private static final int MANY = 600;
    private static final TopicPartition PARTITION = new TopicPartition(Topics.TOKEN_EVENTS, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Queue<Runnable> beingDecoded = new ArrayDeque<>();
    private final TokenView view = new TokenView();
    private final FeedReading reading = reading(Trust.none().startOver(1));
    private long nextOffset;

    @BeforeEach
    void standAtTheBeginning() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    @Test
    void hasAppliedAFewRecordsAsSoonAsTheyArePolled() {
        write(TokenFeed.newToken().issued());

        reading.advance();

        assertThat(view.tokens()).isEqualTo(1);
        assertThat(reading.appliedUpTo(PARTITION)).isEqualTo(1);
    }

    @Test
    void doesNotCountManyRecordsAsAppliedWhileTheyAreDecoded() {
        writeMany();

        reading.advance();

        assertThat(consumer.position(PARTITION)).isEqualTo(MANY);
        assertThat(view.tokens()).isZero();
        assertThat(reading.appliedUpTo(PARTITION)).isZero();
    }

    @Test
    void appliesManyRecordsBeforeThoseThatArePolledNext() {
        writeMany();
        reading.advance();
        beingDecoded.forEach(Runnable::run);
        write(TokenFeed.newToken().issued());

        reading.advance();

        assertThat(view.tokens()).isEqualTo(MANY + 1);
        assertThat(reading.appliedUpTo(PARTITION)).isEqualTo(MANY + 1);
    }

    private FeedReading reading(Run run) {
        var meters = new SimpleMeterRegistry();
        var clock = Clock.systemUTC();
        var reader = new TokenEventReader(
                new FeedDecoder(FeedSignature.withKeys(TokenFeed.KEYS)),
                beingDecoded::add,
                new ViewWriter(view, Trust.none(), meters, clock),
                new IgnoredRecords(meters, clock));
        return new FeedReading(consumer, reader, run);
    }

    private void writeMany() {
        for (int i = 0; i < MANY; i++) {
            write(TokenFeed.newToken().issued());
        }
    }

    private void write(TokenEvent event) {
        var written = TokenFeed.recordOf(event);
        var read = new ConsumerRecord<>(written.topic(), 0, nextOffset++, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        consumer.addRecord(read);
    }
}
