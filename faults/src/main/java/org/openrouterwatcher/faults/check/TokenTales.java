package org.openrouterwatcher.faults.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrouterwatcher.events.TokenEvent.ApiTokenIssued;
import org.openrouterwatcher.events.TokenEvent.ApiTokenRevoked;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.load.TokenLife;
import org.openrouterwatcher.stage.Told;

/** What was promised about tokens was told on token-events, as one event each. */
final class TokenTales implements Check {

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<Long, Set<String>> issued = new HashMap<>();
        Map<Long, Set<String>> revoked = new HashMap<>();
        for (Told told : evidence.topic(Topics.TOKEN_EVENTS)) {
            if (told.event() instanceof ApiTokenIssued event) {
                issued.computeIfAbsent(event.tokenId(), _ -> new HashSet<>()).add(told.id());
            } else if (told.event() instanceof ApiTokenRevoked event) {
                revoked.computeIfAbsent(event.tokenId(), _ -> new HashSet<>()).add(told.id());
            }
        }
        var findings = new ArrayList<Finding>();
        for (TokenLife token : evidence.promises().tokens()) {
            demandOne("issued", token, issued, findings);
            if (token.revokedAt().isPresent()) {
                demandOne("revoked", token, revoked, findings);
            }
        }
        return findings;
    }

    private static void demandOne(String what, TokenLife token, Map<Long, Set<String>> told, List<Finding> findings) {
        int times = told.getOrDefault(token.id(), Set.of()).size();
        if (times != 1) {
            findings.add(new Finding(
                    times == 0 ? Kind.LOST : Kind.DOUBLED,
                    token + " was told as " + what + " by " + times + " events"));
        }
    }
}
