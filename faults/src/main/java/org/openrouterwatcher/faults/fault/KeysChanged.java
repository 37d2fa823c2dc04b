package org.openrouterwatcher.faults.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import org.openrouterwatcher.cluster.launcher.Service;
import org.openrouterwatcher.faults.site.Site;

/**
 * The key that signs JWTs and the one that encrypts OpenRouter keys are changed as docs/operations.md says: the first
 * changes by itself when it is old, the second by a list of keys and two rolling restarts.
 */
final class KeysChanged implements Breakage {

    private static final String DATA_KEYS = "watcher.keys.encryption-keys";
    private static final int KEY_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Site site;

    KeysChanged(Site site) {
        this.site = site;
    }

    @Override
    public void begin() throws Exception {
        changeSigningKey();
        changeDataKey();
    }

    @Override
    public void end() {
        // the new keys stay
    }

    private void changeSigningKey() throws Exception {
        // an older key than the one that becomes old now goes at once, and with it what it has signed
        site.people().logInAgain();
        try (var connection = site.connect(Service.TOKEN);
                var statement = connection.createStatement()) {
            statement.execute("""
                    update signing_keys set signs_from = signs_from - interval '30 days'
                    where signs_from = (select max(signs_from) from signing_keys)
                    """);
        }
        await(
                Service.TOKEN,
                "select count(*) from signing_keys where signs_from between now() - interval '1 day' and now()");
    }

    private void changeDataKey() throws Exception {
        Path file = site.secret(Service.USAGE, DATA_KEYS);
        String old = Files.readString(file).strip();
        String id = "k" + System.nanoTime();
        String fresh = id + ":" + Base64.getEncoder().encodeToString(randomKey());
        Files.writeString(file, fresh + "," + old);
        restartInTurn();
        await(
                Service.USAGE,
                "select case when exists (select from key_secrets where encryption_key_id <> '" + id
                        + "') then 0 else 1 end");
        Files.writeString(file, fresh);
        restartInTurn();
    }

    private void restartInTurn() {
        for (String process : site.namesOf(Service.USAGE)) {
            site.cluster().stop(process);
            site.cluster().restart(process);
        }
    }

    private static byte[] randomKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private void await(Service service, String query) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number(service, query) < 1) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("in vain: " + query);
            }
            Thread.sleep(PAUSE);
        }
    }

    private long number(Service service, String query) throws SQLException {
        try (var connection = site.connect(service);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
