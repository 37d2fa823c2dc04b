package org.openrouterwatcher.testing;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.function.SingletonSupplier;

/** Puts the addresses of broker and database before all other settings of an application. All of its kind are equal. */
record RealInfrastructureCustomizer() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var database = SingletonSupplier.of(TestPostgres::newDatabase);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new LazyProperties(Map.of(
                        "spring.kafka.bootstrap-servers", TestKafka::bootstrapServers,
                        "spring.datasource.url", () -> database.obtain().url(),
                        "spring.datasource.username", () -> database.obtain().user(),
                        "spring.datasource.password", () -> database.obtain().password())));
    }

    /** Properties that are worked out when somebody reads them. */
    private static final class LazyProperties extends MapPropertySource {

        @SuppressWarnings({"unchecked", "rawtypes"})
        LazyProperties(Map<String, Supplier<String>> suppliers) {
            super("real infrastructure", (Map) suppliers);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var value = super.getProperty(name);
            return value instanceof Supplier<?> supplier ? supplier.get() : value;
        }
    }
}
