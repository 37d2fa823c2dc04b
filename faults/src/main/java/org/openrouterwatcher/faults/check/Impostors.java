package org.openrouterwatcher.faults.check;

import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;

/** A token that has ended stays so, whoever claims the contrary. */
final class Impostors implements Check {

    @Override
    public List<Finding> look(Evidence evidence) throws InterruptedException {
        var api = evidence.site().api();
        var findings = new ArrayList<Finding>();
        for (String value : evidence.site().people().impostors()) {
            for (int gateway = 0; gateway < api.gateways(); gateway++) {
                int status = api.send(Call.get(Purpose.CHECK, "/api/v1/keys", value), gateway)
                        .status();
                if (status != 401) {
                    findings.add(
                            new Finding(Kind.RESURRECTED, "a forged claim, gateway " + gateway + " answers " + status));
                }
            }
        }
        return findings;
    }
}
