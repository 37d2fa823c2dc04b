package org.openrouterwatcher.usage.reading;

import org.jspecify.annotations.Nullable;
import org.openrouterwatcher.usage.keys.OpenRouterKey.Terms;
import org.openrouterwatcher.usage.ledger.KeySnapshot;

/**
 * A key as its account's inventory lists it.
 *
 * @param hash OpenRouter's public name of it
 * @param disabled switched off at OpenRouter
 */
public record ListedKey(
        String hash,
        String name,
        String label,
        boolean disabled,
        @Nullable String workspaceId,
        Terms terms,
        KeySnapshot snapshot) {}
