package org.openrouterwatcher.cluster.fuzz;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.openrouterwatcher.cluster.fuzz.Wire.Answer;

/** What came of all requests together. */
final class Tally {

    private static final int MOST_COMPLAINTS = 40;
    private static final int MOST_SHOWN = 300;

    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> complaintsByKind = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final LongAdder withoutProblem = new LongAdder();
    private final LongAdder all = new LongAdder();

    void add(FuzzRequest request, Answer answer) {
        all.increment();
        byStatus.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        if (answer.status() >= 400 && !Judge.isProblem(request, answer)) {
            withoutProblem.increment();
        }
        String body = answer.body();
        Judge.complaint(request, answer)
                .ifPresent(complaint -> complain(
                        complaint,
                        request + "\n    " + answer.headers() + " "
                                + body.substring(0, Math.min(MOST_SHOWN, body.length()))));
    }

    void noAnswer(FuzzRequest request, Exception failure) {
        all.increment();
        complain("is not answered: " + failure, request.toString());
    }

    private void complain(String complaint, String what) {
        String kind = complaint + " (" + what.replaceAll("^#\\d+ ([A-Za-z]+).*(?s:.*)$", "$1") + ")";
        LongAdder same = complaintsByKind.computeIfAbsent(kind, _ -> new LongAdder());
        same.increment();
        if (same.sum() <= 2 && complaints.size() < MOST_COMPLAINTS) {
            complaints.add(complaint + "\n    " + what);
        }
    }

    long requests() {
        return all.sum();
    }

    boolean isClean() {
        return complaintsByKind.isEmpty();
    }

    String complaints() {
        return complaintsByKind + "\n" + String.join("\n", complaints);
    }

    long answered5xx() {
        return byStatus.entrySet().stream()
                .filter(it -> it.getKey() >= 500)
                .mapToLong(it -> it.getValue().sum())
                .sum();
    }

    String summary(long seed, Duration time) {
        return "fuzz: seed %d, %d requests in %d s, by status %s, 5xx %d, refusals without problem+json %d"
                .formatted(seed, all.sum(), time.toSeconds(), byStatus, answered5xx(), withoutProblem.sum());
    }
}
