package org.openrouterwatcher.usage.registration;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.web.secret.Secret;

/** The form that OpenRouter gives its keys, inference and management alike. */
final class KeyText {

    static final String RULE = "must be an OpenRouter key: sk-or-v1- and 64 hexadecimal digits in lower case";

    private static final Pattern FORM = Pattern.compile("sk-or-v1-[0-9a-f]{64}");

    private KeyText() {}

    /** The key, if the text can be one; blanks around it are left out. */
    static Optional<Secret> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(FORM.asMatchPredicate())
                .map(Secret::of);
    }
}
