package org.openrouterwatcher.web.problem;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers in the one form there is, whatever a caller would rather have (RFC 9110, section 12.5.1): to find out that it
 * cannot be had when the work is done would make a refusal of what has happened.
 */
public final class JsonOnly implements WebMvcConfigurer {

    private static final List<MediaType> JSON_OR_WHAT_THERE_IS = List.of(MediaType.APPLICATION_JSON, MediaType.ALL);

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(_ -> JSON_OR_WHAT_THERE_IS));
    }
}
