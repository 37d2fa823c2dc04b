package org.openrouterwatcher.token.passwords;

import java.util.Optional;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.stereotype.Component;

/**
 * What a new password must fulfil: 15 to 128 characters, any Unicode, no composition rules, and none of those that
 * everybody tries first (NIST SP 800-63B-4, 3.1.1.2; ASVS 5.0, 6.2).
 */
@Component
public class PasswordRules {

    static final int MIN_CHARACTERS = 15;
    static final int MAX_CHARACTERS = 128;

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    /** What is wrong with a new password, in words for its owner; empty when it is good. */
    public Optional<String> violation(Secret password, EmailAddress owner) {
        String text = PasswordText.of(password);
        int characters = text.codePointCount(0, text.length());
        if (characters < MIN_CHARACTERS) {
            return Optional.of("is too short: at least " + MIN_CHARACTERS + " characters, a sentence does well");
        }
        if (characters > MAX_CHARACTERS) {
            return Optional.of("is too long: at most " + MAX_CHARACTERS + " characters");
        }
        if (PasswordText.isBroken(text)) {
            return Optional.of("contains half a character (an unpaired surrogate)");
        }
        if (common.includes(text, owner)) {
            return Optional.of("is one of those that are tried first: words, repetitions and runs that anybody knows");
        }
        return Optional.empty();
    }
}
