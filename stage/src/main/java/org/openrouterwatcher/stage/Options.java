package org.openrouterwatcher.stage;

import java.util.HashMap;
import java.util.Map;

/**
 * What was asked for: a name and {@code --option number} pairs.
 *
 * @param name of the measurement
 */
public record Options(String name, Map<String, Long> numbers) {

    public Options {
        numbers = Map.copyOf(numbers);
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    public static Options parse(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("Which one?");
        }
        var numbers = new HashMap<String, Long>();
        for (int i = 1; i < words.length; i += 2) {
            if (!words[i].startsWith("--") || i + 1 == words.length || !words[i + 1].matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("An option is --name number, not " + words[i] + ".");
            }
            numbers.put(words[i].substring(2), Long.valueOf(words[i + 1]));
        }
        return new Options(words[0], numbers);
    }

    /** The number given for an option. */
    public int number(String option, int otherwise) {
        return Math.toIntExact(numbers.getOrDefault(option, (long) otherwise));
    }
}
