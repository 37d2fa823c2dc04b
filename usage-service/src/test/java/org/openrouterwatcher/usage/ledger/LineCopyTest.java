package org.openrouterwatcher.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.usage.ledger.UsageRows.Line;

class LineCopyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final Money MONEY = new Money(new BigDecimal("1.2E-7"), BigDecimal.ZERO);

    @Test
    void writesNoLetterOfANameAsASignOfItsOwn() {
        var route = new UsageRow.Route("a\\b\tc\nd\re", "slug", "\\N", "endpoint");
        var line = new Line(7, 3, DAY, new UsageRow(route, new UsageRow.Counts(1L, 2L, 3L, 4L), MONEY));

        String text = LineCopy.text(List.of(line));

        assertThat(text)
                .isEqualTo("7\t2026-01-02\t3\ta\\\\b\\tc\\nd\\re\tslug\t\\\\N\tendpoint\t1\t2\t3\t4\t0.00000012\t0\n");
    }

    @Test
    void writesWhatIsUnknownAsNull() {
        String text = LineCopy.text(List.of(new Line(7, 3, DAY, UsageRow.of(MONEY))));

        assertThat(text).isEqualTo("7\t2026-01-02\t3\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t0.00000012\t0\n");
    }
}
