package org.openrouterwatcher.token.passwords;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that are typed by following the alphabet, the digits or the keys of a keyboard. */
final class KeyboardRuns {

    /** One step in so many may leave the row, as where a row ends, and the text is still a run. */
    private static final int STEPS_PER_JUMP = 4;

    private static final String ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "`1234567890-=",
                    "~!@#$%^&*()_+",
                    "qwertyuiop[]\\",
                    "asdfghjkl;'",
                    "zxcvbnm,./",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "1qaz",
                    "2wsx",
                    "3edc",
                    "4rfv",
                    "5tgb",
                    "6yhn",
                    "7ujm",
                    "8ik,",
                    "9ol.",
                    "0p;/")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .collect(Collectors.joining("\n"));

    private KeyboardRuns() {}

    /** Whether at least three of four characters follow their neighbour in some row, or repeat it. */
    static boolean isRun(String text) {
        int jumps = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean follows = text.charAt(i) == text.charAt(i - 1) || ROWS.contains(text.substring(i - 1, i + 1));
            jumps += follows ? 0 : 1;
        }
        return jumps * STEPS_PER_JUMP <= text.length();
    }
}
