package org.openrouterwatcher.faults.fault;

/** Something that is broken, and mended. */
public interface Breakage {

    /** Breaks it. */
    void begin() throws Exception;

    /** Mends it; returns when what was ended is there again. */
    void end() throws Exception;
}
