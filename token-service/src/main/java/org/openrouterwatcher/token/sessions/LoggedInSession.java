package org.openrouterwatcher.token.sessions;

import java.time.Duration;
import org.openrouterwatcher.token.signing.AccessToken;
import org.openrouterwatcher.web.secret.Secret;

/**
 * What a person gets by logging in or refreshing.
 *
 * @param refreshableFor how long the refresh token may be used
 */
record LoggedInSession(AccessToken accessToken, Secret refreshToken, Duration refreshableFor) {}
