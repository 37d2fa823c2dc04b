package org.openrouterwatcher.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a measurement found.
 *
 * @param name of the measurement
 * @param machine what it ran on, when, and how busy that was already
 * @param figures in the order in which they are told
 */
public record Report(String name, String machine, List<Figure> figures) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public Report {
        figures = List.copyOf(figures);
    }

    /** Prints it as a table. */
    public void print(PrintStream out) {
        out.println("| " + name + " | median | goal | rounds |");
        out.println("| --- | ---: | ---: | --- |");
        figures.forEach(figure -> out.println(line(figure)));
    }

    /** Keeps it as JSON for programs, under its name in a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /** Whether every figure is what it should be. */
    public boolean isReached() {
        return figures.stream().allMatch(Figure::isReached);
    }

    private static String line(Figure figure) {
        String goal = figure.goal() == null ? "" : figure.goal() + (figure.isReached() ? "" : ", missed");
        String rounds =
                String.join(", ", figure.rounds().stream().map(Report::text).toList());
        return "| " + figure.what() + " | " + (text(figure.value()) + " " + figure.unit()).strip() + " | " + goal
                + " | " + rounds + " |";
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%,.0f", value);
    }
}
