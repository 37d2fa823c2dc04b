package org.openrouterwatcher.usage.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an owner calls a key. */
public record KeyName(String text) {

    public static final String RULE = "must have 1 to 100 characters, none of them a control character";

    private static final int LONGEST = 100;

    /** The name, if the text can be one; blanks around it are left out. */
    public static Optional<KeyName> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST)
                .filter(name -> name.codePoints().noneMatch(KeyName::isUnprintable))
                .map(KeyName::new);
    }

    /** Half a surrogate pair cannot be stored as UTF-8. */
    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
