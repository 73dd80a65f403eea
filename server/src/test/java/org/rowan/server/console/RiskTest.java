package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

/// The danger to a child, on the page of a case and in the queue.
class RiskTest {
    private FakeHouse house;
    private Staged staged;
    private CaseId older;
    private CaseId newer;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        older = staged.caseOf();
        house.clock.advance(java.time.Duration.ofMinutes(5));
        newer = staged.caseOf();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_a_reviewer_sees_puts_a_case_first_and_everybody_reads_why() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String page = Cases.path(newer);
        assertThat(one.get(page).body())
                .contains("Child risk")
                .contains("proposed from the facts; nobody has said so")
                .contains("lists know the file");
        String before = one.get("/queue").body();
        assertThat(before.indexOf(older.value())).isLessThan(before.indexOf(newer.value()));
        assertThat(one.ask(
                                page,
                                page + "/risk",
                                "rank",
                                "at_once",
                                "because",
                                "meeting",
                                "words",
                                "today, <b>it</b> says")
                        .body())
                .contains("\"outcome\":\"done\"");
        String after = one.get("/queue").body();
        assertThat(after.indexOf(newer.value())).isLessThan(after.indexOf(older.value()));
        assertThat(after).contains("At once").contains("a meeting with a child is planned");
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        assertThat(two.get(page).body())
                .contains("reviewer.one set the child risk to At once")
                .contains("today, &lt;b&gt;it&lt;/b&gt; says")
                .doesNotContain("<b>it</b>");
    }

    @Test
    void a_rank_without_a_why_or_of_no_known_word_changes_nothing() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String page = Cases.path(newer);
        for (String[] fields : new String[][] {
            {"rank", "low"},
            {"rank", "low", "words", " "},
            {"rank", "low", "because", "known_file"},
            {"rank", "low", "words", "x".repeat(3001)},
            {"rank", "17", "words", "why"},
            {"words", "why"}
        }) {
            var refused = one.ask(page, page + "/risk", fields);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("BAD_INPUT").contains("Nothing was changed.");
        }
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        assertThat(filer.ask("/filings", page + "/risk", "rank", "low", "words", "why")
                        .statusCode())
                .isEqualTo(403);
        assertThat(staged.file(newer).all(CaseEvent.RiskRanked.class)).isEmpty();
    }
}
