package org.openrouterwatcher.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebPageTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"/assets/([0-9a-f]+)/([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)\"(\\.[^\"]+)\"");

    /** What is left of 300 KB for the figures of a year and all headers. */
    private static final int MOST_BYTES = 200 * 1024;

    private final WebPage page = WebPage.load();

    @Test
    void namesAllItsFilesAfterTheirContent() {
        assertThat(ADDRESS.matcher(page.document().asText()).results())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.group(1)).isEqualTo(page.version()))
                .allSatisfy(
                        it -> assertThat(page.file(it.group(2))).as(it.group(2)).isPresent());
        assertThat(WebPage.load().version()).isEqualTo(page.version());
    }

    @Test
    void hasEveryModuleThatAnotherOneImportsAndAsksForAllAtOnce() {
        Set<String> asked = new HashSet<>(asked());

        for (String path : List.copyOf(asked)) {
            if (path.endsWith(".js")) {
                assertThat(importsOf(path))
                        .as(path)
                        .allSatisfy(it -> assertThat(asked).contains(it));
            }
        }
        assertThat(asked).contains("js/main.js", "vendor/lit-html/lit-html.js", "css/1-tokens.css");
    }

    @Test
    void fitsIntoItsBudget() {
        int bytes = asked().stream()
                .mapToInt(path -> page.file(path).orElseThrow().compressed().length)
                .sum();

        assertThat(bytes + page.document().compressed().length).isLessThan(MOST_BYTES);
    }

    /** The policy of the gateway forbids inline code; this forbids the doors through which text becomes markup. */
    @Test
    void neverTurnsTextIntoMarkupOrCode() {
        assertThat(asked().stream().filter(path -> path.startsWith("js/")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(page.file(path).orElseThrow().asText())
                        .as(path)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "unsafeHTML")
                        .doesNotContain("eval(", "new Function", " style=\"", "setAttribute(\"style\""));
    }

    private List<String> asked() {
        return ADDRESS.matcher(page.document().asText())
                .results()
                .map(it -> it.group(2))
                .distinct()
                .toList();
    }

    private List<String> importsOf(String path) {
        return IMPORT.matcher(page.file(path).orElseThrow().asText())
                .results()
                .map(it -> URI.create(path).resolve(it.group(1)).toString())
                .toList();
    }
}
