package org.openrouterwatcher.usage.sync;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How usage is read.
 *
 * @param keysAtOnce how many keys of one account are followed at the same time; how many of them may ask OpenRouter at
 *     once is {@code watcher.openrouter.max-concurrent}
 */
@Validated
@ConfigurationProperties("watcher.sync")
record SyncProperties(@Min(1) @Max(256) @DefaultValue("16") int keysAtOnce) {}
