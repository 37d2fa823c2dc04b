package org.openrouterwatcher.faults.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.openrouterwatcher.faults.fault.Catalogue;
import org.openrouterwatcher.faults.fault.Fault;
import tools.jackson.databind.json.JsonMapper;

/** Rows that were seen, one a line and written at once: what takes hours can go on where it was interrupted. */
final class Results {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    /** Adds a row; it stands for earlier ones of the same fault and seed. */
    void add(Row row) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, JSON.writeValueAsString(row) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this was seen. */
    boolean has(Fault fault, long seed) {
        return rows().stream().anyMatch(row -> row.fault().equals(fault.name()) && row.seed() == seed);
    }

    /** The last of each fault and seed, in the order of the catalogue. */
    List<Row> rows() {
        if (Files.notExists(file)) {
            return List.of();
        }
        List<String> order = Catalogue.all().stream().map(Fault::name).toList();
        try (var lines = Files.lines(file)) {
            return lines
                    .map(line -> JSON.readValue(line, Row.class))
                    .collect(Collectors.toMap(row -> row.fault() + " " + row.seed(), row -> row, (_, last) -> last))
                    .values()
                    .stream()
                    .sorted(Comparator.<Row>comparingInt(row -> order.indexOf(row.fault()))
                            .thenComparing(Row::fault)
                            .thenComparing(Row::seed))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
