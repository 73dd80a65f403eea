package org.rowan.agency.nca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.agency.nca.UkRule.Grade;
import org.rowan.agency.nca.UkRule.Name;
import org.rowan.cases.Priority;

class UkRulesTest {
    private final UkRules shipped = UkRules.shipped();

    @Test
    void every_rule_carries_a_grade_a_source_and_a_date() {
        for (Name name : Name.values()) {
            assertThat(shipped.rule(name).source()).as(name.key()).isNotBlank();
            assertThat(shipped.rule(name).checked()).as(name.key()).hasYear(2026);
        }
    }

    @Test
    void only_what_was_read_or_quoted_binds() {
        assertThat(shipped.rule(Name.PRIORITY_REQUIRED).binding()).isTrue();
        assertThat(shipped.rule(Name.RETENTION_CONTENT).binding()).isFalse();
        assertThat(shipped.rule(Name.DECLARATION).binding()).isFalse();
    }

    @Test
    void a_rule_without_a_primary_source_cannot_stop_anybody() {
        UkRules weaker = shipped.overriddenBy("own.txt", "priority.required | yes | S | hearsay | 2026-11-24");
        assertThat(shipped.priorityRequired()).isTrue();
        assertThat(weaker.priorityRequired()).isFalse();
    }

    @Test
    void the_two_retention_clocks_are_two() {
        Instant sent = Instant.parse("2027-02-28T12:00:00Z");
        assertThat(shipped.contentKeptUntil(sent)).isEqualTo("2028-02-28T12:00:00Z");
        assertThat(shipped.referenceKeptUntil(sent)).isEqualTo("2032-02-28T12:00:00Z");
    }

    @Test
    void a_year_is_counted_on_the_calendar_of_london() {
        assertThat(shipped.contentKeptUntil(Instant.parse("2026-10-24T12:00:00Z")))
                .as("summer time when it begins, summer time when it ends")
                .isEqualTo("2027-10-24T12:00:00Z");
        assertThat(shipped.contentKeptUntil(Instant.parse("2026-10-27T12:00:00Z")))
                .as("winter time when it begins, summer time when it ends")
                .isEqualTo("2027-10-27T11:00:00Z");
    }

    @Test
    void the_operators_file_replaces_a_rule_and_leaves_the_others() {
        UkRules own = shipped.overriddenBy(
                "own.txt", "# checked by counsel\n\nretention.content | P2Y | P | reg. 8(1)(b), read | 2026-12-01\n");
        assertThat(own.rule(Name.RETENTION_CONTENT).grade()).isEqualTo(Grade.P);
        assertThat(own.contentKeptUntil(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo("2028-12-01T00:00:00Z");
        assertThat(own.value(Name.RETENTION_REFERENCE)).isEqualTo("P5Y");
        assertThat(shipped.value(Name.RETENTION_CONTENT)).as("unchanged").isEqualTo("P1Y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "retention.contents | P1Y | P | x | 2026-01-01~a known rule; got unknown rule \"retention.contents\"",
                "retention.content | P1Y | A | x | 2026-01-01~grade P, Q, S or UNVERIFIED; got another word",
                "retention.content | P1Y | P | x~name | value | grade | source | date; got 4 parts",
                "retention.content | soon | P | x | 2026-01-01~a date as YYYY-MM-DD, or a value of the rule's form",
                "retention.content | P0D | P | x | 2026-01-01~a period above zero",
                "retention.content | P1Y | P | x | yesterday~a date as YYYY-MM-DD",
                "retention.content | | P | x | 2026-01-01~a value for retention.content; got none",
                "office.zone | Nowhere/Land | P | x | 2026-01-01~a date as YYYY-MM-DD, or a value of the rule's form",
                "priority.required | perhaps | P | x | 2026-01-01~yes or no",
                "phone.priorities | 1,4 | P | x | 2026-01-01~priorities such as 1,2, or none"
            })
    void a_line_that_is_wrong_stops_the_whole_file(String line, String expected) {
        assertThatThrownBy(() -> shipped.overriddenBy("own.txt", "# head\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UK rules own.txt, line 2: ")
                .hasMessageContaining(expected)
                .hasMessageEndingWith("No rule was taken from this file.");
    }

    @Test
    void a_rule_twice_in_one_file_is_refused() {
        String twice = "retention.content | P1Y | P | x | 2026-01-01\nretention.content | P2Y | P | x | 2026-01-01";
        assertThatThrownBy(() -> shipped.overriddenBy("own.txt", twice)).hasMessageContaining("each rule once");
    }

    @Test
    void each_priority_has_its_test_and_its_deadline() {
        assertThat(shipped.deadline(Priority.ONE).value()).isEqualTo("immediately");
        assertThat(shipped.deadline(Priority.TWO).value()).isEqualTo("as soon as reasonably practicable");
        assertThat(shipped.deadline(Priority.THREE).value()).isEqualTo("without undue delay");
        assertThat(shipped.alsoByPhone(Priority.TWO)).isTrue();
        assertThat(shipped.alsoByPhone(Priority.THREE)).isFalse();
    }
}
