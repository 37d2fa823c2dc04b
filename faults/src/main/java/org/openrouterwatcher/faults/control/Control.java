package org.openrouterwatcher.faults.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openrouterwatcher.faults.check.Finding.Kind;

/** A system with one thing wrong. */
public enum Control {
    PROOF_WITHOUT_GATEWAYS(
            "204 is answered though no gateway has said that it refuses the token",
            "org.openrouterwatcher.revocation.Proof",
            "isProven()",
            Changes.SayYes.class,
            "gateway-cut-from-brokers",
            Kind.ACCEPTED),
    ALWAYS_FRESH(
            "a gateway trusts its view however old it is",
            "org.openrouterwatcher.revocation.Freshness",
            "state()",
            Changes.SayFresh.class,
            "gateway-cut-from-both",
            Kind.ACCEPTED),
    SIGNATURE_BELIEVED(
            "a gateway believes whoever writes to token-events",
            "org.openrouterwatcher.revocation.FeedSignature",
            "verifies(",
            Changes.SayYes.class,
            "forged-records",
            Kind.RESURRECTED),
    END_IGNORED(
            "a gateway does not note that a token has ended",
            "org.openrouterwatcher.revocation.TokenView",
            "merge(KnownToken)",
            Changes.SkipOneOfFive.class,
            "none",
            Kind.ACCEPTED),
    REFUSED_WITHOUT_ASKING(
            "a token that a gateway has not heard of yet is refused instead of asked about",
            "org.openrouterwatcher.gateway.tokens.TokenIntrospection",
            "learn(TokenDigest)",
            Changes.SayInactive.class,
            "gateway-cut-from-brokers",
            Kind.REFUSED),
    SENT_WITHOUT_SENDING(
            "the relay marks an event as sent that it has not sent",
            "org.openrouterwatcher.messaging.outbox.WaveSender",
            "send(ProducerRecord)",
            Changes.SendFourOfFive.class,
            "none",
            Kind.LOST),
    TOLD_TWICE(
            "the relay tells an event again under another id",
            "org.openrouterwatcher.messaging.outbox.WaveSender",
            "send(ProducerRecord)",
            Changes.SendTwice.class,
            "none",
            Kind.DOUBLED),
    COUNTED_TWICE(
            "what the counters of a key have risen by is booked twice",
            "org.openrouterwatcher.usage.sync.CounterStep",
            "add(SortedMap)",
            Changes.Double.class,
            "none",
            Kind.WRONG_SUM),
    SUMS_FORGOTTEN(
            "the sums by model and month are not computed anew",
            "org.openrouterwatcher.usage.ledger.LedgerSums",
            "refresh(long)",
            Changes.Skip.class,
            "none",
            Kind.WRONG_SUM),
    WINDOW_WITH_HOLE(
            "a tick does not cover all that no tick has covered before",
            "org.openrouterwatcher.events.Tick$UsageSyncDue",
            "<init>",
            Changes.BeginLater.class,
            "none",
            Kind.LOST),
    TRAIL_WITH_HOLES(
            "a change leaves no entry in the audit trail",
            "org.openrouterwatcher.audit.trail.AuditTrail",
            "add(Draft)",
            Changes.Skip.class,
            "none",
            Kind.LOST);

    private final String what;
    private final String className;
    private final String method;
    private final Class<?> change;
    private final String fault;
    private final Kind kind;

    Control(String what, String className, String method, Class<?> change, String fault, Kind kind) {
        this.what = what;
        this.className = className;
        this.method = method;
        this.change = change;
        this.fault = fault;
        this.kind = kind;
    }

    /** All of them. */
    public static List<Control> all() {
        return List.of(values());
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    public static Control named(String name) {
        return Arrays.stream(values())
                .filter(control -> control.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no control " + name + "."));
    }

    /** By which it is asked for. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, in words. */
    public String what() {
        return what;
    }

    /** The name of the fault under which it has to be noticed. */
    public String fault() {
        return fault;
    }

    /** As what it has to be noticed. */
    public Kind kind() {
        return kind;
    }

    /** The changed method's class, as the JVM calls it. */
    String className() {
        return className;
    }

    /** The beginning of the changed method's name and, in brackets, of the simple name of what it takes first. */
    String method() {
        return method;
    }

    Class<?> change() {
        return change;
    }
}
