package org.openrouterwatcher.usage.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.ledger.UsageRows.Line;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes lines by {@code COPY} within the caller's transaction: a first sync has thousands, and an {@code INSERT}
 * spends more time on its parameters than on the rows.
 */
@Component
class LineCopy {

    private static final String COPY = """
            COPY usage_rows (key_id, day, owner_id, model, model_permaslug, provider, endpoint_id, requests,
                             tokens_input, tokens_output, tokens_reasoning, credits_cost, byok_cost) FROM STDIN
            """;

    private final JdbcTemplate jdbc;

    LineCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        byte[] text = text(lines).getBytes(UTF_8);
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Columns end with a tab and rows with a line feed, as {@code COPY} reads text. */
    static String text(List<Line> lines) {
        var text = new StringBuilder();
        for (Line line : lines) {
            UsageRow row = line.row();
            UsageRow.Route route = row.route();
            UsageRow.Counts counts = row.counts();
            text.append(line.keyId())
                    .append('\t')
                    .append(line.day())
                    .append('\t')
                    .append(line.ownerId());
            add(text, route.model());
            add(text, route.modelPermaslug());
            add(text, route.provider());
            add(text, route.endpointId());
            add(text, counts.requests());
            add(text, counts.tokensInput());
            add(text, counts.tokensOutput());
            add(text, counts.tokensReasoning());
            add(text, row.money().credits().toPlainString());
            add(text, row.money().byok().toPlainString());
            text.append('\n');
        }
        return text.toString();
    }

    private static void add(StringBuilder text, @Nullable Long number) {
        text.append('\t').append(number == null ? "\\N" : number.toString());
    }

    private static void add(StringBuilder text, @Nullable String value) {
        text.append('\t');
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }
}
