package org.openrouterwatcher.token.passwords;

import java.text.Normalizer;
import org.openrouterwatcher.web.secret.Secret;

/** The one form in which a password is counted, judged and hashed. */
final class PasswordText {

    private PasswordText() {}

    /**
     * In Unicode's form NFKC, so that a password typed on another keyboard is still the same (NIST SP 800-63B-4,
     * 3.1.1.2). Nothing is trimmed or cut.
     */
    static String of(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    }

    /** Whether the text has half a character in it, an unpaired surrogate, which no keyboard sends and UTF-8 lacks. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(it -> Character.getType(it) == Character.SURROGATE);
    }
}
