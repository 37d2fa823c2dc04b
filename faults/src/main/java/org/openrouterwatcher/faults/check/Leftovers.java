package org.openrouterwatcher.faults.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.check.Finding.Kind;

/** Nothing waits to be told, and no record was put aside. */
final class Leftovers implements Check {

    @Override
    public List<Finding> look(Evidence evidence) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (Service service : List.of(Service.TOKEN, Service.SCHEDULER, Service.USAGE)) {
            demandNone("outbox where sent_at is null", service, evidence, findings);
            demandNone("dead_letters where state = 'parked'", service, evidence, findings);
        }
        return findings;
    }

    private static void demandNone(String rows, Service service, Evidence evidence, List<Finding> findings)
            throws SQLException {
        try (var connection = evidence.site().connect(service);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            if (result.getLong(1) > 0) {
                findings.add(new Finding(Kind.LOST, result.getLong(1) + " rows of " + service + " in " + rows));
            }
        }
    }
}
