package org.openrouterwatcher.simulator.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openrouterwatcher.simulator.http.Answer;
import org.openrouterwatcher.simulator.http.Json;

/**
 * {@code GET /credits}: what the account has bought and spent. An inference key is documented to get 403, but has been
 * seen to get two zeros, which is the worse of the two for a monitor.
 */
final class CreditsEndpoint implements Endpoint {

    private static final BigDecimal TOP_UP = BigDecimal.valueOf(500);

    @Override
    public Answer answer(ApiRequest request) {
        if (!request.caller().key().isManagement()) {
            return credits(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var used = request.account().inferenceKeys().stream()
                .map(history -> history.countersAt(request.now()).lifetime().credits())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return credits(bought(used), used);
    }

    /** The account tops up whenever it has used what it bought. */
    private static BigDecimal bought(BigDecimal used) {
        return used.divide(TOP_UP, 0, RoundingMode.FLOOR).add(BigDecimal.ONE).multiply(TOP_UP);
    }

    private static Answer credits(BigDecimal bought, BigDecimal used) {
        var body = Json.object();
        body.putObject("data").put("total_credits", Json.plain(bought)).put("total_usage", Json.plain(used));
        return Answer.ok(body);
    }
}
