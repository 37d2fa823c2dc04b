package org.openrouterwatcher.token.passwords;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * Passwords that everybody tries first. A list of them would hold few of at least 15 characters, because people stretch
 * the short ones: they double them, join two, add a year, write {@code 0} for {@code o}. So the rule stretches the
 * words of {@code common-passwords.txt} in the same way. Refused is
 *
 * <ul>
 *   <li>the owner's e-mail address, and what stands before its at sign;
 *   <li>one piece of up to seven characters said again and again: {@code abcabcabcabcabc};
 *   <li>a run along the alphabet, the digits or a keyboard: {@code 1qaz2wsx3edc4rfv};
 *   <li>at most two different words of the list, however often, with up to twelve digits and signs among them; the
 *       parts of the owner's address count as words of the list.
 * </ul>
 *
 * A sentence of several words passes, because that is what people are asked for.
 */
@Component
class CommonPasswords {

    private static final int LONGEST_PIECE = 7;
    private static final int MOST_SIGNS = 12;

    private final Set<String> words = Resource.lines("common-passwords.txt").collect(Collectors.toUnmodifiableSet());

    /** Whether a password of this owner is tried first, or stretched from what is. */
    boolean includes(String password, EmailAddress owner) {
        String lower = password.toLowerCase(Locale.ROOT);
        return lower.equals(owner.text())
                || lower.equals(owner.localPart())
                || isRepetition(lower)
                || KeyboardRuns.isRun(lower)
                || isStretchedFromWords(lower, owner);
    }

    private static boolean isRepetition(String text) {
        return Stream.iterate(1, piece -> piece + 1)
                .limit(LONGEST_PIECE)
                .anyMatch(piece -> text.startsWith(text.substring(piece)));
    }

    private boolean isStretchedFromWords(String text, EmailAddress owner) {
        String letters = letters(text);
        if (text.length() - letters.length() > MOST_SIGNS) {
            return false;
        }
        Set<String> known = new HashSet<>(words);
        Stream.of(
                        owner.localPart(),
                        owner.domain(),
                        owner.domain().substring(0, owner.domain().indexOf('.')))
                .map(CommonPasswords::letters)
                .forEach(known::add);
        known.remove("");
        return Disguise.readings(text)
                .map(CommonPasswords::letters)
                .anyMatch(reading -> WordSplit.isOfTwoWords(reading, known));
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
