package org.openrouterwatcher.audit.chain;

/**
 * The end of a chain. Who notes it down somewhere else can tell later whether everything up to it is still the same.
 *
 * @param number of the last entry; 0 when there is none
 * @param hash of the last entry; 64 zeros when there is none
 */
public record Head(long number, String hash) {

    /** Of a chain without entries. */
    public static final Head START = new Head(0, "0".repeat(64));
}
