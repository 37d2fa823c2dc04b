package org.openrouterwatcher.benchmarks.report;

import java.util.List;
import org.openrouterwatcher.stage.Options;

/** Something that is measured, with a system of its own that ends with it. */
@FunctionalInterface
public interface Measurement {

    /**
     * Measures.
     *
     * @param options of the command line; each has a default
     * @return what was found, in the order in which it is told
     * @throws org.openrouterwatcher.stage.Stage.Unusable with a sentence for a person, when this machine cannot run it
     */
    List<Figure> run(Options options) throws Exception;
}
