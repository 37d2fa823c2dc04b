package org.openrouterwatcher.token.passwords;

import java.util.List;
import java.util.Set;

/** Splits a text without spaces into words. */
final class WordSplit {

    private WordSplit() {}

    /** Whether a text is nothing but one or two of the words, each as often as it likes. False for the empty text. */
    static boolean isOfTwoWords(String text, Set<String> words) {
        List<String> contained = words.stream().filter(text::contains).toList();
        return !text.isEmpty()
                && contained.stream()
                        .filter(text::startsWith)
                        .anyMatch(first -> contained.stream().anyMatch(second -> splits(text, first, second)));
    }

    /** One pass over the text, whatever the words: trying each way to split would take for ever with some. */
    private static boolean splits(String text, String first, String second) {
        var reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int from = 0; from < text.length(); from++) {
            if (reached[from]) {
                mark(reached, text, from, first);
                mark(reached, text, from, second);
            }
        }
        return reached[text.length()];
    }

    private static void mark(boolean[] reached, String text, int from, String word) {
        if (text.startsWith(word, from)) {
            reached[from + word.length()] = true;
        }
    }
}
