package org.openrouterwatcher.simulator.world;

import java.util.List;

/**
 * Who pays for a set of keys.
 *
 * @param workspaces the default one first
 * @param histories the keys in the order of their creation, management keys included
 */
public record SimulatedAccount(String name, List<Workspace> workspaces, List<KeyHistory> histories) {

    public Workspace defaultWorkspace() {
        return workspaces.getFirst();
    }

    /** The keys that `/keys` lists: OpenRouter keeps management keys apart. */
    public List<KeyHistory> inferenceKeys() {
        return histories.stream()
                .filter(history -> !history.key().isManagement())
                .toList();
    }
}
