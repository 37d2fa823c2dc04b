package org.openrouterwatcher.usage.keys;

import org.openrouterwatcher.web.secret.Secret;

/**
 * A key that is to be worked on, with all that has to be known before OpenRouter is asked.
 *
 * @param text what OpenRouter is asked with
 * @param covered whether its spend is read through a management key
 * @param besideInventory whether its owner has ever seen an inventory, in which it may stand under another name
 */
public record ActiveKey(OpenRouterKey key, Secret text, boolean covered, boolean besideInventory) {}
