package org.openrouterwatcher.token.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.events.GatewayProgress.FeedApplied;
import org.openrouterwatcher.events.GatewayState;
import org.openrouterwatcher.revocation.GatewayRoll;
import org.openrouterwatcher.revocation.GatewayRoll.Gateway;
import org.openrouterwatcher.token.gateways.GatewayPolls;
import org.openrouterwatcher.token.gateways.GatewayReports;
import org.openrouterwatcher.token.proof.ProofLatency;
import org.openrouterwatcher.token.sessions.LoggedIn;
import org.openrouterwatcher.web.caller.Caller;
import org.openrouterwatcher.web.problem.Problem;
import org.openrouterwatcher.web.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/gateways}: every gateway, how much it trusts its view, and how long revocations take. */
@RestController
class ListGatewaysController {

    private final GatewayRoll roll;
    private final GatewayPolls polls;
    private final GatewayReports reports;
    private final ProofLatency latency;
    private final Clock clock;

    ListGatewaysController(
            GatewayRoll roll, GatewayPolls polls, GatewayReports reports, ProofLatency latency, Clock clock) {
        this.roll = roll;
        this.polls = polls;
        this.reports = reports;
        this.latency = latency;
        this.clock = clock;
    }

    /** The read-out; latencies are those that the answering instance has measured. */
    record Gateways(List<ShownGateway> items, ProofLatency.Figures revocationLatency) {}

    /**
     * One run of a gateway.
     *
     * @param live whether a revocation waits for it
     * @param state as it last said, or expired when it has been silent for so long; null when it never said
     * @param ageMs how old its view was at most, as it last said, in milliseconds
     * @param lastHeardAt when this instance saw its last sign of life
     * @param appliedOffsets per partition of the feed, the first record that it has not applied
     * @param appliedCursor what database transactions below have changed, it has applied by asking
     * @param refusals how many requests it has refused, by reason
     */
    record ShownGateway(
            String gateway,
            boolean live,
            @Nullable GatewayState state,
            @Nullable Long ageMs,
            Instant lastHeardAt,
            Map<Integer, Long> appliedOffsets,
            long appliedCursor,
            Map<String, Long> refusals) {

        static ShownGateway of(Gateway gateway, Optional<FeedApplied> report, Instant now) {
            Optional<GatewayState> said = report.map(FeedApplied::state);
            return new ShownGateway(
                    gateway.id(),
                    gateway.live(),
                    gateway.live() ? said.orElse(null) : GatewayState.EXPIRED,
                    report.map(FeedApplied::ageMs).filter(it -> it >= 0).orElse(null),
                    now.minus(gateway.silentFor()),
                    gateway.nextOffsets(),
                    gateway.cursor(),
                    report.map(FeedApplied::refusals).orElse(Map.of()));
        }
    }

    @GetMapping("/api/gateways")
    Gateways list(LoggedIn person, Caller caller) {
        if (!caller.isAdmin()) {
            throw new Refusal(Problem.forbidden("Gateways are shown to administrators only."));
        }
        polls.tell(roll);
        Instant now = clock.instant();
        return new Gateways(
                roll.gateways().stream()
                        .map(it -> ShownGateway.of(it, reports.latestOf(it.id()), now))
                        .toList(),
                latency.figures());
    }
}
