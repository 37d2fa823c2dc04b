package org.openrouterwatcher.token.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.token.accounts.EmailAddress;
import org.openrouterwatcher.web.secret.Secret;

class PasswordRulesTest {

    private static final EmailAddress OWNER =
            EmailAddress.parse("ada.augusta.king.1815@lovelace-engines.org").orElseThrow();

    private final PasswordRules rules = new PasswordRules(new CommonPasswords());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a lamp for the long way home",
                "kj3hf9s8dhf7s6d",
                "hunde bellen nie im keller",
                "correct giraffe battery notebook",
                "839201748362915",
                "пять весёлых ежей",
                "五隻快樂的刺蝟在花園裡喝茶聊天呢",
                "😀🚀🎸🌵🐙🦊🍕🎲🧩🪁🛶🏔🌋🔭🧬",
                "Tr0ub4dor&3-xkcd-936",
                "x\u0000yzzy is an old magic word",
                "        fifteen"
            })
    void acceptsWhatIsLongAndNotCommon(String password) {
        assertThat(violation(password)).isEmpty();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(violation(distinct(14)))
                .hasValueSatisfying(it -> assertThat(it).contains("too short"));
        assertThat(violation(distinct(15))).isEmpty();
        assertThat(violation(distinct(128))).isEmpty();
        assertThat(violation(distinct(129)))
                .hasValueSatisfying(it -> assertThat(it).contains("too long"));
    }

    @Test
    void countsWhatOneKeystrokeMakesTheSameInAllNormalForms() {
        String fourteenDecomposed = "e\u0301".repeat(3) + "ab".repeat(5) + "c";

        assertThat(violation(fourteenDecomposed)).isPresent();
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(violation("a lamp for the \ud83d long way")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "123456789012345",
                "abcdefghijklmnop",
                "zyxwvutsrqponmlk",
                "qwertyuiopasdfgh",
                "qwertzuiopasdfgh",
                "1qaz2wsx3edc4rfv",
                "1q2w3e4r5t6y7u8i",
                "asdfghjkl1234567",
                "abcd1234abcd1234",
                "passwordpassword",
                "Password Password",
                "PasswordPassword2026!",
                "P@ssw0rdP@ssw0rd",
                "Passw0rd-Adm1n-2024",
                "12345-password-12345",
                "iloveyouiloveyou",
                "letmeinletmeinnow",
                "openrouterwatcher",
                "OpenRouter-Watcher1",
                "watcherwatcherwatcher",
                "administrator123",
                "thequickbrownfox",
                "This is my password!",
                "ada.augusta.king.1815",
                "ada.augusta.king.1815@lovelace-engines.org",
                "ADA.AUGUSTA.KING.1815",
                "lovelace-engines!1",
                "lovelaceengines-password"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(violation(password)).isPresent();
    }

    @Test
    void refusesThousandsOfCommonPasswords() {
        List<String> words = Resource.lines("common-passwords.txt").toList();
        List<String> candidates = words.stream()
                .flatMap(first -> words.stream()
                        .limit(100)
                        .flatMap(second -> Stream.of(first + second, first + second + "123", first + "2026" + second)))
                .filter(it -> it.length() >= PasswordRules.MIN_CHARACTERS)
                .distinct()
                .limit(10_000)
                .toList();

        assertThat(candidates)
                .hasSizeGreaterThan(3_000)
                .allMatch(it -> violation(it).isPresent());
    }

    @Test
    void decidesQuicklyHoweverAmbiguousThePasswordIs() {
        var owner = EmailAddress.parse("kt@ktkt.ktktkt").orElseThrow();
        Secret ambiguous = Secret.of("kt".repeat(60) + "bkt");

        Optional<String> violation = assertTimeout(Duration.ofSeconds(1), () -> rules.violation(ambiguous, owner));

        assertThat(violation).isEmpty();
    }

    private Optional<String> violation(String password) {
        return rules.violation(Secret.of(password), OWNER);
    }

    /** So many characters, each outside the Basic Multilingual Plane and unlike its neighbours. */
    private static String distinct(int characters) {
        return Stream.iterate(0x1F300, c -> c + 1)
                .limit(characters)
                .map(Character::toString)
                .reduce("", String::concat);
    }
}
