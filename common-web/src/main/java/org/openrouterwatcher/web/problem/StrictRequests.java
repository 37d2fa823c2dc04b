package org.openrouterwatcher.web.problem;

import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every controller refuse query parameters that it does not know, or that nobody can, with 422. */
public final class StrictRequests implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new UnknownParameters());
        interceptors.addInterceptor(new NullCharacters());
    }
}
