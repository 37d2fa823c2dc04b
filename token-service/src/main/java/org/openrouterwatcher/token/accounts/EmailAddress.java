package org.openrouterwatcher.token.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in the one form in which we store and compare it: composed, in lower case, so that an address
 * belongs to one account however it is typed.
 */
public record EmailAddress(String text) {

    /** What a person is told whose text is none. */
    public static final String RULE = "must be an e-mail address of at most 254 characters, such as ada@example.org";

    /** RFC 5321, 4.5.3.1: a path of 256 octets with its brackets. */
    private static final int MAX_LENGTH = 254;

    /** The dot-atom of RFC 5322 opened for letters of all scripts (RFC 6531), at a domain of at least two labels. */
    private static final Pattern SHAPE = Pattern.compile("""
            (?x)
            (?= [^@]{1,64} @ )
            [\\p{L}\\p{M}\\p{N}!\\#$%&'*+/=?^_`{|}~-]+ (?: \\. [\\p{L}\\p{M}\\p{N}!\\#$%&'*+/=?^_`{|}~-]+ )*
            @
            (?: [\\p{L}\\p{N}] [\\p{L}\\p{M}\\p{N}-]{0,62} (?<! -) \\. )+
            [\\p{L}\\p{N}] [\\p{L}\\p{M}\\p{N}-]{0,62} (?<! -)
            """);

    /** The address a text stands for; empty when it stands for none. */
    public static Optional<EmailAddress> parse(@Nullable String text) {
        if (text == null || text.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return normal.length() <= MAX_LENGTH && SHAPE.matcher(normal).matches()
                ? Optional.of(new EmailAddress(normal))
                : Optional.empty();
    }

    /** What stands before the at sign. */
    public String localPart() {
        return text.substring(0, text.indexOf('@'));
    }

    /** What stands behind the at sign. */
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }
}
