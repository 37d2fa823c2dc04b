package org.openrouterwatcher.cluster.demo;

import org.jspecify.annotations.Nullable;

/**
 * Whom to log in as, kept beside the data so that every start shows the same.
 *
 * @param token an API token; missing until the account is complete
 */
public record DemoAccount(
        String email, String password, @Nullable String token) {

    DemoAccount with(String newToken) {
        return new DemoAccount(email, password, newToken);
    }

    @Override
    public String toString() {
        return email;
    }
}
