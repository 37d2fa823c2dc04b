package org.openrouterwatcher.token;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Accounts, sessions and API tokens. */
@SpringBootApplication
public class TokenService {
    public static void main(String[] args) {
        SpringApplication.run(TokenService.class, args);
    }
}
