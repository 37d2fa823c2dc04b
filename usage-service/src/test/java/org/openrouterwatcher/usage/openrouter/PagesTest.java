package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final List<Integer> offsets = new ArrayList<>();

    @Test
    void readsUntilAShortPage() {
        assertThat(readAll(250)).hasSize(250);
        assertThat(offsets).containsExactly(0, 100, 200);
    }

    @Test
    void readsAnEmptyPageAfterAFullLastOne() {
        assertThat(readAll(200)).hasSize(200);
        assertThat(offsets).containsExactly(0, 100, 200);
    }

    @Test
    void endsWhereUpstreamIgnoresTheOffset() {
        var answer = Pages.all(offset -> page(0, 1_000), Function.identity());

        assertThat(((Answer.Ok<List<String>>) answer).value()).hasSize(100);
    }

    @Test
    void countsAnItemOnceThatMovedToTheNextPage() {
        var answer = Pages.all(offset -> page(offset == 0 ? 0 : offset - 1, 150), Function.identity());

        assertThat(((Answer.Ok<List<String>>) answer).value()).hasSize(150).doesNotHaveDuplicates();
    }

    private List<String> readAll(int total) {
        var answer = Pages.all(
                offset -> {
                    offsets.add(offset);
                    return page(offset, total);
                },
                Function.identity());
        return ((Answer.Ok<List<String>>) answer).value();
    }

    private static Answer<List<String>> page(int offset, int total) {
        return new Answer.Ok<>(IntStream.range(offset, Math.min(offset + Pages.SIZE, total))
                .mapToObj(String::valueOf)
                .toList());
    }
}
