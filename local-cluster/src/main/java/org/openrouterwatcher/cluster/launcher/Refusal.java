package org.openrouterwatcher.cluster.launcher;

/** Why the command cannot be carried out, in one sentence for the person who gave it. */
public final class Refusal extends RuntimeException {

    Refusal(String sentence) {
        super(sentence);
    }
}
