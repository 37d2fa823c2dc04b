package org.openrouterwatcher.peers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Forwards everything to {@code BACKEND}. The profile says which one it is: {@code webflux}, {@code webmvc}, or
 * {@code webflux,introspection}, which asks {@code INTROSPECTION} about the bearer token of each request. What a
 * profile does not need is best left off the class path, as its users would do.
 */
@SpringBootApplication
public class SpringCloudGateway {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringCloudGateway.class, arguments);
    }
}
