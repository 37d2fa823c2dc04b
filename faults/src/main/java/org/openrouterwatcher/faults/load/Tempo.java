package org.openrouterwatcher.faults.load;

/**
 * How much is asked.
 *
 * @param usesPerSecond how many tokens are used in a second by who has nothing else to do
 * @param slowed how many times as long as usual everybody rests between two things
 */
public record Tempo(double usesPerSecond, int slowed) {

    /** What a machine with two processors answers without haste. */
    public static final Tempo STEADY = new Tempo(25, 1);

    /** The same for a machine that is so many times slower. */
    public Tempo slowed(int times) {
        return new Tempo(usesPerSecond, slowed * times);
    }
}
