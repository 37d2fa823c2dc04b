package org.openrouterwatcher.usage.openrouter;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings bound as the service binds them. */
final class Settings {

    private Settings() {}

    /** With little patience, so that tests of trouble are short. */
    static Map<String, String> impatient(URI baseUrl) {
        return new HashMap<>(Map.of(
                "base-url", baseUrl.toString(),
                "connect-timeout", "2s",
                "response-timeout", "1500ms",
                "attempt-timeout", "2s",
                "call-timeout", "10s",
                "max-body", "1MB",
                "requests-per-second", "1000",
                "queue-timeout", "2s",
                "first-pause", "20ms",
                "longest-pause", "2s"));
    }

    static OpenRouterProperties bind(Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("watcher.openrouter." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("watcher.openrouter", OpenRouterProperties.class);
    }
}
