package org.openrouterwatcher.faults.fault;

/** Everything stays as it is: what the others are compared with. */
record Nothing() implements Breakage {

    @Override
    public void begin() {
        // as it says
    }

    @Override
    public void end() {
        // as it says
    }
}
