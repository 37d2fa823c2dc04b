package org.openrouterwatcher.faults.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.check.Finding.Kind;
import org.openrouterwatcher.faults.history.Purpose;
import org.openrouterwatcher.faults.load.Call;
import org.openrouterwatcher.faults.load.TokenLife;

/** The audit trails are whole, and what was promised about tokens stands in them once. */
final class Trails implements Check {

    @Override
    public List<Finding> look(Evidence evidence) throws SQLException, InterruptedException {
        var findings = new ArrayList<Finding>();
        for (String name : List.of("token", "usage")) {
            demandWhole(name, evidence, findings);
        }
        Map<String, Integer> issued = doneBySubject("api-token.issue", evidence);
        Map<String, Integer> revoked = doneBySubject("api-token.revoke", evidence);
        for (TokenLife token : evidence.promises().tokens()) {
            demandOne("issue", token, issued, findings);
            if (token.revokedAt().isPresent()) {
                demandOne("revocation", token, revoked, findings);
            }
        }
        return findings;
    }

    private static void demandWhole(String name, Evidence evidence, List<Finding> findings)
            throws InterruptedException {
        var site = evidence.site();
        var answer = site.api()
                .send(Call.post(
                        Purpose.CHECK,
                        "/api/admin/audit/" + name + "/verify",
                        site.people().admin().jwt(),
                        Map.of()));
        if (answer.status() != 200 || !answer.json().get("intact").asBoolean()) {
            findings.add(new Finding(Kind.BROKEN_TRAIL, name + ": " + answer.status() + " " + answer.body()));
        }
    }

    private static Map<String, Integer> doneBySubject(String action, Evidence evidence) throws SQLException {
        Map<String, Integer> times = new HashMap<>();
        try (var connection = evidence.site().connect(Service.TOKEN);
                var statement = connection.prepareStatement(
                        "select subject, count(*) from audit_entries where action = ? and outcome = 'done' group by subject")) {
            statement.setString(1, action);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                times.put(rows.getString(1), rows.getInt(2));
            }
        }
        return times;
    }

    private static void demandOne(String what, TokenLife token, Map<String, Integer> noted, List<Finding> findings) {
        int times = noted.getOrDefault("api-token:" + token.id(), 0);
        if (times != 1) {
            findings.add(new Finding(
                    times == 0 ? Kind.LOST : Kind.DOUBLED,
                    "the " + what + " of " + token + " was noted " + times + " times"));
        }
    }
}
