package org.openrouterwatcher.faults.check;

import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;
import org.openrouterwatcher.faults.load.TokenLife;

/** Every gateway lets a token through as long as nobody has asked to revoke it, and not once that was promised. */
final class TokenAnswers implements Check {

    @Override
    public List<Finding> look(Evidence evidence) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (TokenLife token : evidence.promises().tokens()) {
            for (int gateway = 0; gateway < evidence.site().api().gateways(); gateway++) {
                look(token, gateway, evidence, findings);
            }
        }
        return findings;
    }

    private static void look(TokenLife token, int gateway, Evidence evidence, List<Finding> findings)
            throws InterruptedException {
        var use = Call.get(Purpose.CHECK, "/api/v1/keys", token.value());
        int status = evidence.site().api().send(use, gateway).status();
        if (token.revokedAt().isPresent() && status != 401) {
            findings.add(new Finding(
                    status == 200 ? Kind.ACCEPTED : Kind.LOST,
                    token + " is revoked, gateway " + gateway + " answers " + status));
        } else if (token.revocationAskedAt().isEmpty() && status != 200) {
            findings.add(new Finding(
                    status == 401 ? Kind.REFUSED : Kind.LOST,
                    token + " is good, gateway " + gateway + " answers " + status));
        }
    }
}
