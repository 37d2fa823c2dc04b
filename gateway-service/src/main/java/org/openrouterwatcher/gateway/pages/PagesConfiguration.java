package org.openrouterwatcher.gateway.pages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the page at {@code /} and the API reference at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    @Bean
    RouterFunction<ServerResponse> webPage() {
        return new WebPageHandler(WebPage.load()).routes();
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/docs").setViewName("forward:/docs/index.html");
    }
}
