package org.openrouterwatcher.token.issuance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many API tokens there may be.
 *
 * @param maxActivePerAccount tokens of one account that are neither revoked nor expired
 */
@Validated
@ConfigurationProperties("watcher.api-tokens")
public record IssuanceProperties(
        @Min(1) @Max(1000) @DefaultValue("5") int maxActivePerAccount) {}
