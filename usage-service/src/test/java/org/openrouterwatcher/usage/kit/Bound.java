package org.openrouterwatcher.usage.kit;

import jakarta.validation.Validation;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Settings bound and validated as the service does it. */
public final class Bound {

    private Bound() {}

    /** Settings of a record's prefix; an empty map gives the defaults. */
    public static <T> T settings(Class<T> type, Map<String, String> values) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put(prefix + "." + name, value));
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            var handler = new ValidationBindHandler(new SpringValidatorAdapter(validators.getValidator()));
            return new Binder(source).bindOrCreate(prefix, Bindable.of(type), handler);
        }
    }
}
