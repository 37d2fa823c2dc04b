package org.openrouterwatcher.web.problem;

import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every controller refuse query parameters that it does not know, and numbers that are not decimal, with 422. */
public final class StrictQueries implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new UnknownParameters());
    }

    /** Spring itself would read {@code 0x10} as sixteen. */
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Long.class, Long::valueOf);
        formatters.addConverter(String.class, Integer.class, Integer::valueOf);
    }
}
