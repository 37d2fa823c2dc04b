package org.openrouterwatcher.revocation.simulation;

/** One run of a program on a machine. */
abstract class Process {

    final Machine machine;
    boolean frozen;
    boolean readsBroker = true;
    boolean writesBroker = true;

    Process(Machine machine) {
        this.machine = machine;
    }

    void freeze(boolean withItsMachine) {
        frozen = true;
        if (withItsMachine) {
            machine.suspend();
        }
    }

    /** Everything it needs works again. */
    void mend() {
        readsBroker = true;
        writesBroker = true;
        if (frozen) {
            thaw();
        }
    }

    void thaw() {
        frozen = false;
        machine.resume();
    }
}
