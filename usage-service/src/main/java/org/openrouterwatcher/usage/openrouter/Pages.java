package org.openrouterwatcher.usage.openrouter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Walks through a list that upstream hands out by a hundred, without a total or a next link. */
final class Pages {

    static final int SIZE = 100;

    private Pages() {}

    /**
     * All items, or the first answer that is not a page: half a list would look like deleted keys.
     *
     * @param page gives the page at an offset
     * @param identity by which an item is known again when the list moves while it is read
     */
    static <T> Answer<List<T>> all(IntFunction<Answer<List<T>>> page, Function<T, String> identity) {
        Map<String, T> found = new LinkedHashMap<>();
        for (var offset = 0; ; offset += SIZE) {
            var answer = page.apply(offset);
            if (!(answer instanceof Answer.Ok<List<T>>(List<T> items))) {
                return answer;
            }
            var before = found.size();
            items.forEach(item -> found.put(identity.apply(item), item));
            // the second condition ends the walk also where offset is not understood
            if (items.size() < SIZE || found.size() == before) {
                return new Answer.Ok<>(List.copyOf(found.values()));
            }
        }
    }
}
