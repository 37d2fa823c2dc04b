package org.openrouterwatcher.usage.kit;

import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openrouterwatcher.web.caller.Caller.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Lets all keys go after a test, so that the next one can register them, and heals OpenRouter. */
final class CleanEnd implements AfterEachCallback {

    private record Registered(long id, long ownerId) {}

    @Override
    public void afterEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Gateway gateway = context.getBean(Gateway.class);
        OPEN_ROUTER.heal();
        context.getBean(Books.class).awaitNoOpenWork();
        jdbc.sql("SELECT id, owner_id FROM openrouter_keys WHERE registered_at IS NOT NULL AND removed_at IS NULL")
                .query((row, _) -> new Registered(row.getLong("id"), row.getLong("owner_id")))
                .list()
                .forEach(key -> gateway.delete(new Owner(key.ownerId, Role.USER), "/api/keys/" + key.id)
                        .is(204));
    }
}
