package org.openrouterwatcher.revocation.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.openrouterwatcher.revocation.simulation.Broker.Wire;

/** What is on its way to the broker: late, lost, and with or without an acknowledgement. */
final class Network {

    private final Broker broker;
    private final Chance chance;
    private final List<Line> lines = new ArrayList<>();

    /** The way of a process to the broker; records are on it even when the process is gone. */
    private record Line(Process sender, Wire wire) {}

    Network(Broker broker, Chance chance) {
        this.broker = broker;
        this.chance = chance;
    }

    Wire newWire(Process sender) {
        Wire wire = broker.new Wire();
        lines.add(new Line(sender, wire));
        return wire;
    }

    /** One record arrives, or does not. */
    void deliverSomething(Predicate<Process> isRunning) {
        lines.removeIf(line -> line.wire().isEmpty() && !isRunning.test(line.sender()));
        List<Line> busy = lines.stream().filter(line -> !line.wire().isEmpty()).toList();
        if (busy.isEmpty()) {
            return;
        }
        Line line = chance.oneOf(busy);
        if (chance.oneIn(8)) {
            line.wire().lose();
        } else if (line.sender().writesBroker) {
            line.wire().land(!chance.oneIn(12));
        }
    }

    /** Everything arrives that this process has sent, if its link is up. */
    void deliverAllOf(Process sender) {
        for (Line line : lines) {
            while (line.sender() == sender
                    && sender.writesBroker
                    && !line.wire().isEmpty()) {
                line.wire().land(true);
            }
        }
    }

    /** Everything arrives, also what processes have sent that are gone. */
    void mend() {
        lines.forEach(line -> line.sender().writesBroker = true);
        List.copyOf(lines).forEach(line -> deliverAllOf(line.sender()));
    }
}
