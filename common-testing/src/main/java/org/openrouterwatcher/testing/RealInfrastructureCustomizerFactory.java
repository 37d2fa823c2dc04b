package org.openrouterwatcher.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** How Spring's test framework finds {@link RealInfrastructure}; named in {@code META-INF/spring.factories}. */
final class RealInfrastructureCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var asked = testClass;
        while (asked != null) {
            if (AnnotatedElementUtils.hasAnnotation(asked, RealInfrastructure.class)) {
                return new RealInfrastructureCustomizer();
            }
            asked = asked.getEnclosingClass();
        }
        return null;
    }
}
