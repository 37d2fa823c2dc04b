package org.openrouterwatcher.messaging.deadletter;

import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;

/** What an administrator is answered to a decision. */
final class DecidedAnswers {

    static final Problem UNKNOWN = Problem.notFound("There is no such dead letter, or it was decided about long ago.");

    private final ShownLetters shown;

    DecidedAnswers(ShownLetters shown) {
        this.shown = shown;
    }

    /**
     * What happened.
     *
     * @param letter as it is now: parked, with a new cause, when the retry failed
     * @param handledBehind how many that waited behind it have been handled too; more may follow
     */
    record DecidedAnswer(ShownLetter letter, int handledBehind) {}

    /** The answer; ends the request with a problem when nothing was done. */
    DecidedAnswer of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.CarriedOut done -> new DecidedAnswer(shown.of(done.letter()), done.handledBehind());
            case Verdict.Unknown _ -> throw new Refusal(UNKNOWN);
            case Verdict.DecidedBefore before ->
                throw conflict(
                        "already-decided",
                        "Already " + LetterRow.word(before.letter().state()),
                        "It is done.");
            case Verdict.Busy _ ->
                throw conflict(
                        "being-decided",
                        "Somebody is at it",
                        "Parked records are being handled just now; look again soon.");
            case Verdict.NotFirst behind ->
                throw conflict("not-first", "Another one comes first", "Decide about " + behind.firstId() + " before.");
            case Verdict.NobodyListens _ ->
                throw conflict(
                        "nobody-listens", "No listener", "This service hears no such records any more; skip it.");
            case Verdict.DatabaseAway _ ->
                throw new Refusal(Problem.unavailable("The database is away; nothing has changed.", 5));
        };
    }

    private static Refusal conflict(String type, String title, String detail) {
        return new Refusal(Problem.conflict(type, title, detail));
    }
}
