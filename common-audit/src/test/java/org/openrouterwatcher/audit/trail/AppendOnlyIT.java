package org.openrouterwatcher.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses to the role that the service itself has. */
class AppendOnlyIT {

    private final TrailDatabase database = new TrailDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set actor = 'account:2' where number = 2",
                "update audit_entries set details = '{}' where number is null",
                "update audit_entries set number = null, previous_hash = null, hash = null where number = 2",
                "update audit_entries set number = 9, previous_hash = hash, hash = hash where number = 2",
                "update audit_entries set number = 9, previous_hash = 'a', hash = 'b', at = now() where number is null",
                "delete from audit_entries where number = 2",
                "delete from audit_entries where number is null",
                "truncate audit_entries",
                "insert into audit_entries (id, at, actor, credential, action, outcome, number, previous_hash, hash)"
                        + " values (gen_random_uuid(), now(), 'a', 'b', 'c', 'done', 9, 'd', 'e')",
                "update audit_head set number = 1",
                "update audit_head set hash = ''",
                "delete from audit_head",
                "truncate audit_head"
            })
    void refuses(String statement) {
        database.chained(3);
        database.write(1);

        assertThatThrownBy(() -> database.jdbc.sql(statement).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("append-only");

        assertThat(database.check().firstFlaw()).isEmpty();
        assertThat(database.check().entries()).isEqualTo(3);
        assertThat(database.check().unchained()).isOne();
    }

    @Test
    void leavesNoEntryOfAChangeThatIsRolledBack() {
        database.transaction.executeWithoutResult(transaction -> {
            database.trail.done("key.remove", Subject.of("key", 7));
            transaction.setRollbackOnly();
        });

        assertThat(database.check().unchained()).isZero();
    }

    @Test
    void takesNoEntryOutsideOfATransaction() {
        assertThatThrownBy(() -> database.trail.done("key.remove", Subject.of("key", 7)))
                .isInstanceOf(IllegalStateException.class);
    }
}
