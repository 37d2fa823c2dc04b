package org.openrouterwatcher.usage.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openrouterwatcher.usage.kit.Ticks.syncDue;
import static org.openrouterwatcher.usage.kit.Ticks.validationDue;
import static org.openrouterwatcher.usage.kit.World.OPEN_ROUTER;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openrouterwatcher.events.Topics;
import org.openrouterwatcher.simulator.faults.Fault;
import org.openrouterwatcher.testing.EventProbe;
import org.openrouterwatcher.testing.LogProbe;
import org.openrouterwatcher.usage.kit.Answer;
import org.openrouterwatcher.usage.kit.Books;
import org.openrouterwatcher.usage.kit.Gateway;
import org.openrouterwatcher.usage.kit.Owner;
import org.openrouterwatcher.usage.kit.RunningUsageService;
import org.openrouterwatcher.usage.kit.Ticks;
import org.openrouterwatcher.web.secret.Secret;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The text of a key goes to OpenRouter and nowhere else. */
@RunningUsageService
class KeySecrecyIT {

    @Autowired
    private Gateway gateway;

    @Autowired
    private Ticks ticks;

    @Autowired
    private Books books;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeySecrets secrets;

    @Autowired
    private TransactionTemplate transactions;

    private final Owner owner = Owner.fresh();

    @Test
    void isInNoAnswerTableEventOrLogOnGoodDaysAndBad() {
        String text = OPEN_ROUTER.key("solo-notebook").secret();

        String answers;
        String log;
        try (var probe = new LogProbe()) {
            answers = everythingThatCanBeDone();
            log = probe.text();
        }

        String digits = text.substring("sk-or-v1-".length());
        assertThat(answers).isNotEmpty().doesNotContain(digits);
        assertThat(log).contains("key registered").doesNotContain(digits);
        assertThat(database()).contains("solo-notebook").doesNotContain(digits);
        assertThat(topics()).contains("key.registered.v1").doesNotContain(digits);
    }

    @Test
    void swappedCiphertextsOpenNeitherKey() {
        long one = gateway.register(owner, "solo-notebook").is(201).id();
        long other = gateway.register(owner, "bulk-00001").is(201).id();
        books.awaitNoOpenWork();

        jdbc.sql("""
                        UPDATE key_secrets mine SET sealed = theirs.sealed FROM key_secrets theirs
                        WHERE mine.key_id IN (:one, :other) AND theirs.key_id IN (:one, :other)
                          AND mine.key_id <> theirs.key_id
                        """).param("one", one).param("other", other).update();

        assertThatThrownBy(() -> secrets.find(one)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets.find(other)).isInstanceOf(IllegalStateException.class);
        var result = ticks.run(syncDue());
        assertThat(result.counts().failed()).isEqualTo(2);
    }

    @Test
    void rotationMakesAnOldEncryptionKeyRemovable() {
        long id = gateway.register(owner, "solo-notebook").is(201).id();
        books.awaitNoOpenWork();

        KeySecrets rotated = withKeys("k2:%s,k1:%s".formatted(key(2), key(0)));
        transactions.executeWithoutResult(
                _ -> assertThat(rotated.reencrypt(100)).isEqualTo(1));

        assertThat(withKeys("k2:" + key(2)).find(id))
                .contains(Secret.of(OPEN_ROUTER.key("solo-notebook").secret()));
        assertThatThrownBy(() -> withKeys("k3:" + key(3)))
                .isInstanceOf(EncryptionKeysException.class)
                .hasMessageContaining("k2");
        transactions.executeWithoutResult(
                _ -> withKeys("k1:%s,k2:%s".formatted(key(0), key(2))).reencrypt(100));
    }

    private String everythingThatCanBeDone() {
        long id = gateway.register(owner, "solo-notebook").is(201).id();
        List<Answer> answers = Stream.of(
                        gateway.register(owner, "solo-notebook"),
                        gateway.get(owner, "/api/keys"),
                        gateway.get(owner, "/api/keys/" + id),
                        gateway.put(owner, "/api/keys/" + id, "{'name': 'solo-notebook'}"),
                        gateway.post(
                                owner,
                                "/api/keys",
                                "{'name': 7, 'key': '%s'}"
                                        .formatted(
                                                OPEN_ROUTER.key("solo-notebook").secret())),
                        gateway.post(
                                owner,
                                "/api/keys",
                                "{'name': 'x', 'key': '%s', 'other': 1}"
                                        .formatted(
                                                OPEN_ROUTER.key("solo-notebook").secret())))
                .toList();
        for (Fault fault : List.of(
                new Fault.Status(401),
                new Fault.Status(500),
                new Fault.Drop(),
                new Fault.Garbage(Fault.Garbage.Kind.HTML))) {
            OPEN_ROUTER.fail(fault);
            ticks.run(syncDue());
            ticks.run(validationDue());
            OPEN_ROUTER.heal();
        }
        return answers.toString();
    }

    private String database() {
        return String.join("\n", jdbc.sql("""
                                SELECT query_to_xml(format('SELECT * FROM %I', tablename), true, false, '')::text
                                FROM pg_tables WHERE schemaname = 'public'
                                """).query(String.class).list());
    }

    private static String topics() {
        return Stream.of(Topics.USAGE_EVENTS, Topics.KEY_WORK, Topics.TICK_RESULTS)
                .flatMap(topic -> {
                    try (var probe = EventProbe.of(topic)) {
                        return probe.seen().stream()
                                .map(found -> new String(found.value(), ISO_8859_1)
                                        + Arrays.stream(found.headers().toArray())
                                                .map(header -> new String(header.value(), ISO_8859_1))
                                                .toList());
                    }
                })
                .toList()
                .toString();
    }

    private KeySecrets withKeys(String list) {
        EncryptionKeys keys = EncryptionKeys.parse(Secret.of(list));
        return new KeySecrets(jdbc, keys, new KeyCipher(keys));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
