package org.openrouterwatcher.cluster.demo;

/** The system did not do what the demo asked of it. */
final class UnexpectedAnswer extends RuntimeException {

    private final String what;

    UnexpectedAnswer(String what) {
        super(what);
        this.what = what;
    }

    /** What came instead. */
    String what() {
        return what;
    }
}
