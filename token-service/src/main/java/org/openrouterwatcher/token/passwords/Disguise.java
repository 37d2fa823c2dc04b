package org.openrouterwatcher.token.passwords;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Digits and signs that people write for letters they look like. */
final class Disguise {

    private static final String SIGNS = "@430$57";
    private static final String LETTERS = "aaeosst";

    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}@$]+|[^\\p{L}@$]+$");

    private Disguise() {}

    /**
     * What a text may be meant to say: itself, and with letters in place of what looks like them. {@code 1} may be
     * {@code i} or {@code l}; digits at either end may be letters or a number that was added.
     */
    static Stream<String> readings(String text) {
        String withoutEnds = ENDS.matcher(text).replaceAll("");
        return Stream.of(text, withoutEnds)
                .flatMap(it -> Stream.of(
                        it, undisguised(it), undisguised(it.replace('1', 'i')), undisguised(it.replace('1', 'l'))))
                .distinct();
    }

    private static String undisguised(String text) {
        return text.codePoints()
                .map(c -> SIGNS.indexOf(c) < 0 ? c : LETTERS.charAt(SIGNS.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
