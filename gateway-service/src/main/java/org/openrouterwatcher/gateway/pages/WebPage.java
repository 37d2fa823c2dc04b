package org.openrouterwatcher.gateway.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The page that people keep open, as the module web-page has it. Its files live under an address that is named after
 * the content of all of them: a browser may keep them for ever, and never mixes two versions.
 */
final class WebPage {

    private static final String FOLDER = "/web-page/";
    private static final String DOCUMENT = "index.html";
    private static final int VERSION_BYTES = 8;

    private final Map<String, PageFile> files;
    private final String version;
    private final PageFile document;

    private WebPage(Map<String, PageFile> files) {
        this.files = files;
        this.version = versionOf(files);
        this.document = PageFile.of(DOCUMENT, fill(template(files)).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads all of it from the class path. */
    static WebPage load() {
        try {
            var files = new TreeMap<String, PageFile>();
            var found = new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "**/*.*");
            for (Resource resource : found) {
                String path = pathOf(resource);
                files.put(path, PageFile.of(path, resource.getContentAsByteArray()));
            }
            return new WebPage(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pathOf(Resource resource) throws IOException {
        String url = resource.getURL().toString();
        return url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
    }

    /** Names the content of all files. */
    String version() {
        return version;
    }

    /** What a browser gets first, whatever page it asks for. */
    PageFile document() {
        return document;
    }

    /** A file that the document needs. */
    Optional<PageFile> file(String path) {
        return path.equals(DOCUMENT) ? Optional.empty() : Optional.ofNullable(files.get(path));
    }

    /** Every module is named in the document, so that a browser asks for all at once and not one after the other. */
    private String fill(String template) {
        return template.replace("{{styles}}", links("stylesheet", path -> path.endsWith(".css")))
                .replace("{{modules}}", links("modulepreload", WebPage::isModule))
                .replace("{{assets}}", address());
    }

    private static boolean isModule(String path) {
        return path.endsWith(".js") && !path.endsWith("/early.js") && !path.endsWith(".iife.min.js");
    }

    /** In the order of the alphabet, but libraries first: our styles build on theirs. */
    private String links(String relation, Predicate<String> which) {
        var ours = files.keySet().stream().filter(which).filter(path -> !isLibrary(path));
        var libraries = files.keySet().stream().filter(which).filter(WebPage::isLibrary);
        return Stream.concat(libraries, ours)
                .map(path -> "<link rel=\"%s\" href=\"%s/%s\">".formatted(relation, address(), path))
                .collect(Collectors.joining("\n    "));
    }

    private static boolean isLibrary(String path) {
        return path.startsWith("vendor/");
    }

    private static String template(Map<String, PageFile> files) {
        return Objects.requireNonNull(files.get(DOCUMENT), "web-page is not on the class path")
                .asText();
    }

    private String address() {
        return "/assets/" + version;
    }

    private static String versionOf(Map<String, PageFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, file) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(file.content());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
