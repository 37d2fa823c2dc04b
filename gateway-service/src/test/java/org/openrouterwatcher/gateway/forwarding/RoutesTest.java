package org.openrouterwatcher.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.gateway.forwarding.Route.Access;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.Found;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.NotApi;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.Nowhere;
import org.openrouterwatcher.gateway.forwarding.Routes.Match.WrongMethod;
import org.openrouterwatcher.gateway.upstream.Service;

class RoutesTest {

    private final Routes routes = new Routes();

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/login, TOKEN, /api/auth/login",
        "DELETE, /api/tokens/17, TOKEN, /api/tokens/{id}",
        "POST, /api/tokens/17/rotate, TOKEN, /api/tokens/{id}/rotate",
        "POST, /api/tokens/revoke-leaked, TOKEN, /api/tokens/revoke-leaked",
        "GET, /api/keys/17, USAGE, /api/keys/{id}",
        "POST, /api/keys/17/sync, USAGE, /api/keys/{id}/sync",
        "GET, /api/usage, USAGE, /api/usage",
        "GET, /api/v1/usage, USAGE, /api/v1/usage",
        "HEAD, /api/v1/keys, USAGE, /api/v1/keys",
        "PUT, /api/schedules/usage-sync, SCHEDULER, /api/schedules/{job}",
        "GET, /api/admin/dead-letters/usage, USAGE, /api/admin/dead-letters/usage",
        "GET, /api/admin/dead-letters/token/3, TOKEN, /api/admin/dead-letters/token/{id}",
        "POST, /api/admin/dead-letters/scheduler/3/skip, SCHEDULER, /api/admin/dead-letters/scheduler/{id}/skip",
        "DELETE, /api/tokens/not-a-number, TOKEN, /api/tokens/{id}"
    })
    void findsTheServiceOfAnOperation(String method, String path, Service service, String template) {
        assertThat(routes.find(method, path)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.route().service()).isEqualTo(service);
            assertThat(found.route().template()).isEqualTo(template);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/tokens/",
                "/api//tokens",
                "/api/tokens/1/2",
                "/api/tokens/%31",
                "/api/tokens/1;x=y",
                "/api/%74okens",
                "/api/Tokens",
                "/api/v1",
                "/api/v1/stats/",
                "/api/admin/dead-letters",
                "/api/admin/dead-letters/gateway",
                "/api/internal/jwks"
            })
    void findsNothingAtAnyOtherPath(String path) {
        assertThat(routes.find("GET", path)).isEqualTo(new Nowhere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/health", "/internal/jwks", "/apis/tokens", ""})
    void leavesWhatIsNotApiToOthers(String path) {
        assertThat(routes.find("GET", path)).isEqualTo(new NotApi());
    }

    @Test
    void saysWhichMethodsAPathTakes() {
        assertThat(routes.find("PATCH", "/api/keys/1"))
                .isEqualTo(new WrongMethod("/api/keys/{id}", List.of("DELETE", "GET", "HEAD", "PUT")));
    }

    @Test
    void takesApiTokensUnderV1OnlyAndNothingElseThere() {
        assertThat(Routes.all())
                .allSatisfy(route -> assertThat(route.access() == Access.API_TOKEN)
                        .as(route.template())
                        .isEqualTo(route.template().startsWith("/api/v1/")));
    }

    @Test
    void isOpenOnlyWhereACredentialCannotBeAskedFor() {
        assertThat(Routes.all())
                .filteredOn(route -> route.access() == Access.OPEN || route.access() == Access.OPEN_COUNTED)
                .extracting(Route::template)
                .containsExactlyInAnyOrder(
                        "/api/auth/register",
                        "/api/auth/login",
                        "/api/auth/refresh",
                        "/api/tokens/revoke-leaked",
                        "/api/revocations/{id}");
    }

    @Test
    void countsWhateverChangesSomethingWithoutACredential() {
        assertThat(Routes.all())
                .filteredOn(route -> route.access() == Access.OPEN)
                .extracting(Route::method)
                .containsOnly("GET");
    }

    @Test
    void readsTheIdWhereTheTemplateHasIt() {
        var found = (Found) routes.find("POST", "/api/keys/17/sync");

        assertThat(found.route().idIn("/api/keys/17/sync")).isEqualTo("17");
    }
}
