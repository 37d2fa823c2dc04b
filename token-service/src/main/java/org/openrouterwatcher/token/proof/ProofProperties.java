package org.openrouterwatcher.token.proof;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a revocation is answered.
 *
 * @param proofTimeout how long the answer is held back for all gateways to have heard of it
 */
@Validated
@ConfigurationProperties("watcher.revocation")
record ProofProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 20) @DefaultValue("3s")
        Duration proofTimeout) {}
