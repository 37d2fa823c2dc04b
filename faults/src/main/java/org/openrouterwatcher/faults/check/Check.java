package org.openrouterwatcher.faults.check;

import java.util.List;

/** Something that has to hold after everything was mended. */
interface Check {

    /** What does not hold; it may hold a moment later, when what is under way has arrived. */
    List<Finding> look(Evidence evidence) throws Exception;
}
