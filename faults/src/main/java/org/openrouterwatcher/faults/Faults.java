package org.openrouterwatcher.faults;

import java.util.List;
import org.openrouterwatcher.faults.suite.Controls;
import org.openrouterwatcher.faults.suite.Order;
import org.openrouterwatcher.faults.suite.Suite;
import org.openrouterwatcher.stage.Stage;

/** What {@code ./watcher faults} runs. Ends with 0 when everything held, with 1 when not, with 2 when misused. */
public final class Faults {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Faults() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) throws Exception {
        try {
            var order = Order.parse(words);
            boolean holds = order.controls().isEmpty()
                    ? new Suite(order, System.out).run()
                    : new Controls(order.controls(), System.out).run();
            return holds ? 0 : FAILED;
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.print(Order.USAGE);
            return MISUSED;
        } catch (Stage.Unusable refused) {
            System.err.println(refused.getMessage());
            return FAILED;
        }
    }
}
