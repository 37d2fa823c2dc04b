package org.openrouterwatcher.faults;

import java.util.List;
import org.openrouterwatcher.faults.suite.Controls;
import org.openrouterwatcher.faults.suite.Order;
import org.openrouterwatcher.faults.suite.Suite;
import org.openrouterwatcher.faults.trial.SchedulerTrial;
import org.openrouterwatcher.faults.trial.Soak;
import org.openrouterwatcher.stage.Stage;

/** What {@code ./watcher faults} runs. Ends with 0 when everything held, with 1 when not, with 2 when misused. */
public final class Faults {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Faults() {}

    public static void main(String[] words) throws Exception {
        closeWhatASlowMomentHasOpened();
        System.exit(run(List.of(words)));
    }

    /**
     * The JDK's client uses its connections in turn and so keeps all that it has ever needed at the same time; a
     * process that is called would seem to take more and more. Before the first client, which reads this once.
     */
    private static void closeWhatASlowMomentHasOpened() {
        System.setProperty("jdk.httpclient.connectionPoolSize", "40");
    }

    private static int run(List<String> words) throws Exception {
        try {
            var order = Order.parse(words);
            return holds(order) ? 0 : FAILED;
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.print(Order.USAGE);
            return MISUSED;
        } catch (Stage.Unusable refused) {
            System.err.println(refused.getMessage());
            return FAILED;
        }
    }

    private static boolean holds(Order order) throws Exception {
        if (order.showsTable()) {
            return new Suite(order, System.out).showTable();
        }
        if (order.schedulers() > 0) {
            return new SchedulerTrial(order.schedulers(), System.out).run();
        }
        if (order.soak().isPositive()) {
            return new Soak(order.soak(), System.out).run();
        }
        return order.controls().isEmpty()
                ? new Suite(order, System.out).run()
                : new Controls(order.controls(), order.file(), System.out).run();
    }
}
