package org.openrouterwatcher.token.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "'  ada@example.org ', ada@example.org",
        "Ada.Lovelace+watcher@Example.ORG, ada.lovelace+watcher@example.org",
        "o'brien@example.co.uk, o'brien@example.co.uk",
        "1@2.de, 1@2.de",
        "ÄDA@MÜLLER.DE, äda@müller.de",
        "a\u0308da@example.org, äda@example.org",
        "用户@例子.公司, 用户@例子.公司"
    })
    void hasOneFormHoweverItIsTyped(String typed, String stored) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(stored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@example.",
                "ada@.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa mple.org",
                "ada lovelace@example.org",
                "ada@@example.org",
                "ada@example@org.de",
                ".ada@example.org",
                "ada.@example.org",
                "ada..l@example.org",
                "ada\n@example.org",
                "ada\u0000@example.org",
                "ada\ud800@example.org",
                "ada@example.org\u0000",
                "<ada@example.org>"
            })
    void isNotMadeOfOtherTexts(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void isNotMadeOfNothing() {
        assertThat(EmailAddress.parse(null)).isEmpty();
    }

    @Test
    void hasAtMost254Characters() {
        String domain = ("x".repeat(61) + ".").repeat(3) + "org";

        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain))
                .hasValueSatisfying(it -> assertThat(it.text()).hasSize(254));
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + "x" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void isRefusedQuicklyHoweverCrookedTheTextIs() {
        String crooked = "a.".repeat(31) + "@" + "a-".repeat(90) + "!";

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(EmailAddress.parse(crooked)).isEmpty());
    }
}
