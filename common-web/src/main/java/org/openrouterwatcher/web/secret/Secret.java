package org.openrouterwatcher.web.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.util.Assert;

/**
 * A text that must not be shown: a key, a password. It prints itself redacted, has no getter that a serializer would
 * find, and compares in constant time. The only way to its text is {@link #reveal()}, so that every place that touches
 * it is found with one search.
 *
 * <p>Not a record: a record prints all its parts.
 */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A secret of this text. Spring's binder uses it for settings. */
    public static Secret of(String text) {
        Assert.hasText(text, "a secret must not be empty");
        return new Secret(text);
    }

    /** The text itself. Do not keep it, log it or put it into an exception. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(text.getBytes(UTF_8), that.text.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
