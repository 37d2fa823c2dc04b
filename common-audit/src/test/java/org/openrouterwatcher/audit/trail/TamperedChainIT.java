package org.openrouterwatcher.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.audit.chain.Verification.Flaw;

/** What the check of a chain notices of somebody who can write past the triggers, and what not. */
class TamperedChainIT {

    private final TrailDatabase database = new TrailDatabase();

    @BeforeEach
    void aChainOfFive() {
        database.chained(5);
        assertThat(database.check().firstFlaw()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = gen_random_uuid()",
                "serial = serial + 100",
                "at = at + interval '1 microsecond'",
                "actor = 'account:2'",
                "credential = 'password'",
                "action = 'key.chang'",
                "subject = null",
                "outcome = 'refused', reason = 'forbidden'",
                "request_id = ''",
                "client_address = '127.0.0.1'",
                "details = '{\"enabled\": false}'",
                "hash = repeat('0', 64)"
            })
    void noticesAChangedRow(String change) {
        // the column is an identity, which only an owner of the table can undo
        database.pastTheTriggers(
                "alter table audit_entries alter column serial drop identity",
                "update audit_entries set " + change + " where number = 3");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(3, "is not what was written"));
    }

    @Test
    void noticesAChangedRowWhoseOwnHashWasComputedAnew() {
        database.pastTheTriggers("update audit_entries set previous_hash = repeat('a', 64) where number = 4");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(4, "does not follow the entry before it"));
    }

    @Test
    void noticesARowThatWasCutOutOfTheMiddle() {
        database.pastTheTriggers("delete from audit_entries where number = 3");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(3, "is missing"));
    }

    @Test
    void noticesThatTheGapWasClosed() {
        database.pastTheTriggers(
                "delete from audit_entries where number = 3",
                "update audit_entries set number = number - 1 where number > 3");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(3, "does not follow the entry before it"));
    }

    @Test
    void noticesThatTheEndWasCutOff() {
        database.pastTheTriggers("delete from audit_entries where number > 3");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(4, "is missing"));
    }

    @Test
    void noticesThatEverythingWasRemoved() {
        database.pastTheTriggers("truncate audit_entries");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(1, "is missing"));
    }

    @Test
    void noticesAHeadThatWasMovedBack() {
        database.pastTheTriggers(
                "update audit_head set (number, hash) = (select number, hash from audit_entries where number = 3)");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(4, "stands behind the head of the chain"));
    }

    @Test
    void noticesAHeadThatNamesAnotherHash() {
        database.pastTheTriggers("update audit_head set hash = repeat('a', 64)");

        assertThat(database.check().flaw()).isEqualTo(new Flaw(5, "is not the one that the head of the chain names"));
    }

    @Test
    void doesNotNoticeAnEndThatWasCutOffTogetherWithTheHeadSoTheHeadIsTold() {
        var toldBefore = database.check().head();

        database.pastTheTriggers(
                "delete from audit_entries where number > 3",
                "update audit_head set (number, hash) = (select number, hash from audit_entries where number = 3)");

        assertThat(database.check().firstFlaw()).isEmpty();
        assertThat(database.check().head()).isNotEqualTo(toldBefore);
    }
}
