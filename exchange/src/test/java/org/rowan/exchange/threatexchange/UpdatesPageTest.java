package org.rowan.exchange.threatexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.exchange.Json;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.feed.Told;
import org.rowan.signal.SignalType;

class UpdatesPageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String PDQ = MadeUp.hash(SignalType.PDQ, 1);

    private static UpdatesPage read(String... updates) throws Json.Malformed {
        Json json = Json.parse(Bytes.utf8("{\"data\":[" + String.join(",", updates) + "]}"));
        return UpdatesPage.read(json, false, Instant.EPOCH, NOW).orElseThrow();
    }

    private static String update(String more) {
        return "{\"id\":\"1\",\"indicator\":\"%s\",\"type\":\"HASH_PDQ\",\"last_updated\":1700000000%s}"
                .formatted(PDQ, more);
    }

    private static String described(String descriptors) {
        return update(",\"descriptors\":{\"data\":[" + descriptors + "]}");
    }

    private static Told.Opinion opinion(String descriptors) throws Json.Malformed {
        return ((Told.Entry) read(described(descriptors)).told().getFirst()).opinion();
    }

    private static String word(String owner, String status, String more) {
        return "{\"id\":\"5\",\"owner\":{\"id\":\"%s\"},\"status\":\"%s\"%s}".formatted(owner, status, more);
    }

    private static String reactions(String key, String apps) {
        return ",\"reactions\":[{\"key\":\"%s\",\"value\":\"%s\"}]".formatted(key, apps);
    }

    @ParameterizedTest
    @CsvSource({
        "MALICIOUS, POSITIVE",
        "NON_MALICIOUS, NEGATIVE",
        "SUSPICIOUS, SEED",
        "UNKNOWN, SEED",
        "SOMETHING_NEW, SEED"
    })
    void one_member_s_word_is_the_record_s(String status, Told.Opinion expected) throws Json.Malformed {
        assertThat(opinion(word("7", status, ""))).isEqualTo(expected);
    }

    @Test
    void members_that_disagree_make_a_lead() throws Json.Malformed {
        assertThat(opinion(word("7", "MALICIOUS", "") + "," + word("8", "NON_MALICIOUS", "")))
                .isEqualTo(Told.Opinion.SEED);
        assertThat(opinion(word("7", "SUSPICIOUS", "") + "," + word("8", "NON_MALICIOUS", "")))
                .isEqualTo(Told.Opinion.SEED);
        assertThat(opinion(word("7", "SUSPICIOUS", "") + "," + word("8", "MALICIOUS", "")))
                .isEqualTo(Told.Opinion.POSITIVE);
    }

    @Test
    void a_reaction_counts_where_its_member_wrote_no_word_of_its_own() throws Json.Malformed {
        assertThat(opinion(word("7", "SUSPICIOUS", reactions("HELPFUL", "8,9"))))
                .isEqualTo(Told.Opinion.POSITIVE);
        assertThat(opinion(word("7", "MALICIOUS", reactions("DISAGREE_WITH_TAGS", "8"))))
                .isEqualTo(Told.Opinion.SEED);
        assertThat(opinion(word("7", "MALICIOUS", reactions("DISAGREE_WITH_TAGS", " 7 "))))
                .isEqualTo(Told.Opinion.POSITIVE);
        assertThat(opinion(word("7", "NON_MALICIOUS", reactions("HELPFUL", "7"))))
                .isEqualTo(Told.Opinion.NEGATIVE);
        assertThat(opinion(word("7", "SUSPICIOUS", reactions("SAW_THIS_TOO", "8"))))
                .isEqualTo(Told.Opinion.SEED);
    }

    @Test
    void an_opinion_that_nobody_owns_is_dropped() throws Json.Malformed {
        assertThat(opinion("{\"id\":\"5\",\"status\":\"MALICIOUS\"}")).isEqualTo(Told.Opinion.SEED);
        assertThat(opinion("{\"id\":\"5\",\"status\":\"NON_MALICIOUS\"}," + word("7", "MALICIOUS", "")))
                .isEqualTo(Told.Opinion.POSITIVE);
    }

    @Test
    void a_record_is_withdrawn_when_it_says_so_or_when_nobody_describes_it() throws Json.Malformed {
        for (String gone : List.of(
                update(""),
                update(",\"should_delete\":true,\"descriptors\":{\"data\":[" + word("7", "MALICIOUS", "") + "]}"),
                update(",\"should_delete\":false"),
                described(""))) {
            assertThat(read(gone).told()).hasOnlyElementsOfType(Told.Withdrawn.class);
        }
    }

    @Test
    void a_withdrawal_meets_the_key_of_its_entry_whatever_the_case() throws Json.Malformed {
        String entry = described(word("7", "MALICIOUS", ""));
        String gone = update("").replace(PDQ, PDQ.toUpperCase(java.util.Locale.ROOT));
        List<Told> told = read(entry, gone).told();
        assertThat(told.get(0).key()).isEqualTo(told.get(1).key());
        assertThat(told.get(0).key().text()).doesNotContain(PDQ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"gifct_hash\"]", "{\"data\":[{\"text\":\"terrorism\"}]}"})
    void a_record_tagged_as_terrorism_is_kept_and_matches_nothing(String tags) throws Json.Malformed {
        UpdatesPage page = read(described(word("7", "MALICIOUS", ",\"tags\":" + tags)));
        assertThat(((Told.Entry) page.told().getFirst()).signals()).isEmpty();
        assertThat(page.ignored().counts()).containsKey("out of scope: terrorism");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"media_type_photo\"]", "{\"data\":[{\"text\":\"csam_a1\"}]}", "\"one\"", "7", "null"})
    void other_tags_in_any_shape_do_no_harm(String tags) throws Json.Malformed {
        UpdatesPage page = read(described(word("7", "MALICIOUS", ",\"tags\":" + tags)));
        assertThat(((Told.Entry) page.told().getFirst()).signals()).hasSize(1);
    }

    @Test
    void what_was_read_last_is_the_latest_change_and_never_the_future() throws Json.Malformed {
        assertThat(read(described(word("7", "MALICIOUS", ""))).highest())
                .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(read(update("").replace("1700000000", "99999999999")).highest())
                .isEqualTo(NOW);
        assertThat(read(update("").replace("1700000000", "\"soon\"")).ignored().counts())
                .containsKey("update without its time");
    }

    @Test
    void an_answer_without_a_list_is_no_page() throws Json.Malformed {
        for (String answer : List.of("{}", "[]", "7", "{\"data\":{}}", "{\"data\":null}", "{\"error\":{\"code\":1}}")) {
            assertThat(UpdatesPage.read(Json.parse(Bytes.utf8(answer)), false, Instant.EPOCH, NOW))
                    .as(answer)
                    .isEmpty();
        }
    }
}
