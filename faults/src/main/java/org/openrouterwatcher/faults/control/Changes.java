package org.openrouterwatcher.faults.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.openrouterwatcher.events.GatewayState;

/** What is done to a method. The bodies are copied into it, so they use only what is known there. */
final class Changes {

    private Changes() {}

    /** Answers yes. */
    static final class SayYes {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean answer) {
            answer = true;
        }
    }

    /** Answers that the view may be trusted. */
    static final class SayFresh {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) GatewayState answer) {
            answer = answer == GatewayState.BOOTING ? answer : GatewayState.FRESH;
        }
    }

    /** Answers that the token is none. */
    static final class SayInactive {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Enum<?> answer) {
            answer = Enum.valueOf(answer.getDeclaringClass(), "INACTIVE");
        }
    }

    /** Does nothing. */
    static final class Skip {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** Does nothing now and then. */
    static final class SkipOneOfFive {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return Math.random() < 0.2;
        }
    }

    /** Says that it was sent, and now and then it was not. */
    static final class SendFourOfFive {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return Math.random() < 0.2;
        }

        @Advice.OnMethodExit
        static void exit(
                @Advice.Enter boolean skipped,
                @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Future<?> sent) {
            if (skipped) {
                sent = CompletableFuture.completedFuture("");
            }
        }
    }

    /** Sends the same once more as if it were something else. */
    static final class SendTwice {
        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) ProducerRecord<byte[], byte[]> first,
                @Advice.FieldValue("producer") Producer<byte[], byte[]> producer) {
            ProducerRecord<byte[], byte[]> second = new ProducerRecord<>(first.topic(), first.key(), first.value());
            // no lambda: it would stay behind in this class
            for (Header header : first.headers()) {
                second.headers().add(header);
            }
            second.headers()
                    .remove("ce_id")
                    .add("ce_id", String.valueOf(System.nanoTime()).getBytes());
            producer.send(second);
        }
    }

    /** Takes twice the amount. */
    static final class Double {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 2, readOnly = false) BigDecimal amount) {
            amount = amount.add(amount);
        }
    }

    /** Leaves out the first second. */
    static final class BeginLater {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 2, readOnly = false) Instant windowStart) {
            windowStart = windowStart.plusSeconds(1);
        }
    }
}
