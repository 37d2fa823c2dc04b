package org.openrouterwatcher.cluster.fuzz;

import java.util.List;

/** What somebody might send where a text or a number is expected. */
final class HostileValues {

    /** With this a line of a log would begin that no service has written. */
    static final String FORGED_LINE = "FORGED-LINE";

    static final String ESCAPE = "\u001b";

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "null",
            "undefined",
            "NaN",
            "true",
            "-0",
            "0x10",
            "1e1000000000",
            "\u0663",
            "' OR '1'='1",
            "'; DROP TABLE accounts; --",
            "1; SELECT pg_sleep(10) --",
            "' UNION SELECT digest FROM api_tokens --",
            "\\'; DELETE FROM audit_entries; --",
            "%' ESCAPE '",
            "$1",
            "?",
            "${jndi:ldap://127.0.0.1:1/a}",
            "${spring.datasource.password}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "%s%n%x%d",
            "{} {} {}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "http://169.254.169.254/latest/meta-data/",
            "\r\n" + FORGED_LINE + " ERROR injected",
            "\n" + FORGED_LINE,
            "a\r" + FORGED_LINE,
            "a\u2028" + FORGED_LINE,
            "a\u0085" + FORGED_LINE,
            "a\u000b" + FORGED_LINE,
            ESCAPE + "[2J" + ESCAPE + "[31mred",
            "\u0000",
            "a\u0000b",
            "\ufeff",
            "\u202efdp.exe",
            "\ud800",
            "\udbff\udfff",
            "\ud83e\udd84".repeat(40),
            "e\u0301".repeat(60),
            "\u212a\u017f",
            "x".repeat(101),
            "x".repeat(255),
            "x".repeat(6000),
            "9".repeat(400));

    /** As they stand in JSON; some are none. */
    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.0",
            "1.5",
            "1e3",
            "1e400",
            "1e1000000000",
            "-1e1000000000",
            "1e-1000000000",
            "1e99999999999999999999",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(900),
            "9".repeat(5000),
            "0." + "1".repeat(5000),
            "00",
            "+1",
            "0x10",
            ".5",
            "1e",
            "NaN",
            "-Infinity");

    /** As they stand in JSON, of every other type. */
    static final List<String> OTHERS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"a\":{}}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "undefined",
            "'a'");

    private HostileValues() {}
}
