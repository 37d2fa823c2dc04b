package org.openrouterwatcher.faults.load;

/**
 * What its owner was told about an OpenRouter key.
 *
 * @param id what it is called here
 * @param name given by its owner
 * @param secret the key itself
 * @param isRemoved whether the system has promised not to watch it any more
 */
public record KeyLife(long id, String name, String secret, boolean isRemoved) {

    KeyLife removed() {
        return new KeyLife(id, name, secret, true);
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
