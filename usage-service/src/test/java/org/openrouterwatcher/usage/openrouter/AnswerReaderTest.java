package org.openrouterwatcher.usage.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrouterwatcher.usage.openrouter.Outcome.Replied;

class AnswerReaderTest {

    @Test
    void readsAKeyAsPublished() {
        var answer = readKey("""
                {"data": {"label": "sk-or-v1-7c4...e19", "limit": 250, "limit_remaining": 187.402913655,
                 "limit_reset": "monthly", "include_byok_in_limit": false, "usage": 912.775301224,
                 "usage_daily": 4.118220417, "usage_weekly": 19.630044918, "usage_monthly": 62.597086345,
                 "byok_usage": 31.2044, "byok_usage_daily": 0, "byok_usage_weekly": 0.8815,
                 "byok_usage_monthly": 5.6102, "is_free_tier": false, "is_management_key": false,
                 "expires_at": "2027-03-31T23:59:59Z"}}""");

        var status = ((Answer.Ok<KeyStatus>) answer).value();
        assertThat(status.money().usage()).isEqualTo(new BigDecimal("912.775301224"));
        assertThat(status.money().usedOfLimit())
                .isEqualTo(new BigDecimal("62.597086345"))
                .isEqualTo(status.money().usageMonthly());
        assertThat(status.expiresAt()).isEqualTo(Instant.parse("2027-03-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.1", "0.10", "1e-9", "123456789.123456789012", "0.30000000000000000004", "\"0.1\"", "-3", "7"})
    void keepsEveryDigitOfAnAmount(String number) {
        var answer = readKey("{\"data\": {\"label\": \"x\", \"usage\": %s}}".formatted(number));

        var usage = ((Answer.Ok<KeyStatus>) answer).value().money().usage();
        assertThat(usage).isEqualTo(new BigDecimal(number.replace("\"", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "{}", "[1]", "\"plenty\"", "\"\"", "NaN", "1e999999999", "1e-999999999"})
    void refusesWhatIsNoAmount(String number) {
        var answer = readKey("{\"data\": {\"label\": \"x\", \"usage\": %s}}".formatted(number));

        assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-08-20\"", "\"2026-08-20 00:00:00\"", "\"2026-08-20T00:00:00.000Z\""})
    void readsADayInEveryFormSeen(String date) {
        var answer = readActivity(date, "3");

        assertThat(((Answer.Ok<ActivityItem>) answer).value().date()).isEqualTo(LocalDate.parse("2026-08-20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "20260820", "\"20.08.2026\"", "\"2026-02-30\"", "\"2026-08-2011\""})
    void refusesWhatIsNoDay(String date) {
        assertThat(readActivity(date, "3")).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "\"5\"", "5e0"})
    void readsACountInEveryFormSeen(String count) {
        assertThat(((Answer.Ok<ActivityItem>) readActivity("\"2026-08-20\"", count))
                        .value()
                        .requests())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5", "-1", "1e20", "null", "[]"})
    void refusesWhatIsNoCount(String count) {
        assertThat(readActivity("\"2026-08-20\"", count)).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"data\": []}", "{\"data\": {}}", "<html>", "{\"data\": {", "null", "{} {}"})
    void refusesABodyThatIsNotAsPublished(String body) {
        assertThat(readKey(body)).isInstanceOf(Answer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": 403, \"message\": \"No.\", \"metadata\": null}, \"user_id\": null}",
                "{\"error\": {\"message\": \"No.\", \"code\": 403}}",
                "{\"user_id\": \"u\", \"error\": {\"message\": \"No.\"}, \"openrouter_metadata\": {}}"
            })
    void findsTheReasonWhateverTheOrderOfFields(String body) {
        assertThat(read(403, body)).isEqualTo(new Answer.Forbidden<>("No."));
    }

    @Test
    void keepsKeysAndControlCharactersOutOfAReasonAndCutsIt() {
        var body = "{\"error\": {\"message\": \"bad key sk-or-v1-0123abcd\\r\\nforged line %s\"}}"
                .formatted("x".repeat(500));

        var reason = ((Answer.BadRequest<KeyStatus>) read(400, body)).reason();

        assertThat(reason).startsWith("bad key [key] forged line").hasSize(200).doesNotContain("0123abcd", "\n", "\r");
    }

    private static Answer<KeyStatus> readKey(String body) {
        return read(200, body);
    }

    private static Answer<KeyStatus> read(int status, String body) {
        return AnswerReader.read(replied(status, body), json -> KeyStatus.from(Fields.data(json)));
    }

    private static Answer<ActivityItem> readActivity(String date, String requests) {
        var body = """
                {"data": [{"date": %s, "model": "m/x", "usage": 0.25, "byok_usage_inference": 0, "requests": %s,
                 "prompt_tokens": 1, "completion_tokens": 2, "reasoning_tokens": 3}]}""".formatted(date, requests);
        return AnswerReader.read(
                replied(200, body), json -> ActivityItem.from(Fields.items(json).getFirst()));
    }

    private static Replied replied(int status, String body) {
        return new Replied(status, body.getBytes(StandardCharsets.UTF_8), null);
    }
}
