package org.openrouterwatcher.token.issuance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an owner calls a token: a short line of text. */
record TokenName(String text) {

    static final String RULE = "must have 1 to 100 characters, none of them a control character";

    private static final int MAX_CHARACTERS = 100;

    /** The name a text stands for, without the spaces around it; empty when it stands for none. */
    static Optional<TokenName> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= MAX_CHARACTERS)
                .filter(name -> name.codePoints().allMatch(TokenName::isPlain))
                .map(TokenName::new);
    }

    /** No control characters, line breaks, reordering of the text around it, or halves of a character. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isBidirectionalControl(c);
        };
    }

    private static boolean isBidirectionalControl(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
