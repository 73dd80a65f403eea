package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent.ViewRecorded;
import org.rowan.cases.CaseId;
import org.rowan.cases.Role;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.testkit.fakes.FakeMedia;

class LookingTest {
    private static final Pattern VIEW = Pattern.compile("\"view\":\"([^\"]+)\"");
    private FakeHouse house;
    private Staged staged;
    private Guest one;
    private CaseId id;
    private String page;
    private String place;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = staged.caseOf();
        page = Cases.path(id);
        place = page + "/evidence/" + staged.evidence(id);
        one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String reveal(Guest guest, String rung) throws IOException {
        Matcher view =
                VIEW.matcher(guest.ask(page, place + "/reveal", "rung", rung).body());
        assertThat(view.find()).isTrue();
        return view.group(1);
    }

    @Test
    void nothing_is_shown_until_asked() throws IOException {
        assertThat(one.get(page).body()).doesNotContain("<img").doesNotContain("/renditions/");
        assertThat(staged.file(id).views()).isEmpty();
    }

    @Test
    void a_rendition_is_handed_over_once_and_is_kept_by_nobody() throws IOException {
        String url = "/renditions/" + reveal(one, "MASKED");

        var first = one.get(url);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("a rendition at MASKED");
        assertThat(first.headers().firstValue("cache-control")).contains("no-store");
        assertThat(one.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void nobody_else_fetches_a_rendition() throws IOException {
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        String url = "/renditions/" + reveal(one, "FULL");

        assertThat(two.get(url).statusCode()).isEqualTo(410);
        assertThat(one.get(url).statusCode()).isEqualTo(200);
    }

    @Test
    void a_rendition_that_waited_too_long_is_gone() throws IOException {
        String url = "/renditions/" + reveal(one, "FULL");
        house.clock.advance(Renditions.WAITS.plusSeconds(1));

        assertThat(one.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void what_a_page_displayed_is_recorded_with_its_seconds() throws IOException {
        String view = reveal(one, "FULL");
        one.get("/renditions/" + view);
        house.clock.advance(Duration.ofSeconds(9));

        var answer = one.ask(page, place + "/seen", "view", view, "rung", "FULL", "seconds", "7");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(staged.file(id).all(ViewRecorded.class))
                .singleElement()
                .satisfies(v -> assertThat(v.inView()).isEqualTo(Duration.ofSeconds(7)))
                .satisfies(v -> assertThat(v.whole()).isTrue());
        assertThat(one.get(page).body()).contains("Viewed in full by staff: yes");
    }

    @Test
    void a_flicker_is_recorded_and_is_no_view_and_a_claim_right_after_the_fetch_is_a_flicker() throws IOException {
        String view = reveal(one, "FULL");
        one.get("/renditions/" + view);
        assertThat(one.ask(page, place + "/seen", "view", view, "rung", "FULL", "seconds", "9")
                        .statusCode())
                .isEqualTo(200);
        house.clock.advance(Duration.ofSeconds(5));
        one.ask(page, place + "/seen", "view", view, "rung", "FULL", "seconds", "0");

        assertThat(staged.file(id).views()).hasSize(2);
        assertThat(one.get(page).body())
                .contains("Viewed in full by staff: no")
                .contains("too briefly to count as seen");

        one.ask(page, place + "/seen", "view", view, "rung", "FULL", "seconds", "1");
        assertThat(one.get(page).body()).contains("Viewed in full by staff: yes");
    }

    @Test
    void nobody_looked_longer_than_since_the_picture_was_fetched() throws IOException {
        String view = reveal(one, "FULL");
        one.get("/renditions/" + view);
        house.clock.advance(Duration.ofSeconds(5));

        one.ask(page, place + "/seen", "view", view, "rung", "FULL", "seconds", "3600");

        assertThat(staged.file(id).all(ViewRecorded.class).getFirst().inView()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_forged_word_is_not_recorded() throws IOException {
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        String view = reveal(one, "MASKED");
        String[][] forgeries = {
            {"view", "", "rung", "FULL", "seconds", "9"},
            {"view", view, "rung", "MASKED", "seconds", "9"}, // never fetched
            {"view", view, "rung", "FULL", "seconds", "9"}, // another rung than was made
            {"view", view, "rung", "EVERYTHING", "seconds", "9"},
        };
        for (String[] forgery : forgeries) {
            assertThat(one.ask(page, place + "/seen", forgery).statusCode()).isEqualTo(409);
        }
        one.get("/renditions/" + view);
        assertThat(two.ask(page, place + "/seen", "view", view, "rung", "MASKED", "seconds", "9")
                        .statusCode())
                .isEqualTo(409);
        assertThat(staged.file(id).views()).isEmpty();
    }

    @Test
    void a_masked_or_unseen_picture_is_not_viewed_in_full() throws IOException {
        String view = reveal(one, "MASKED");
        one.get("/renditions/" + view);
        one.ask(page, place + "/seen", "view", view, "rung", "MASKED", "seconds", "1");

        assertThat(one.get(page).body()).contains("Viewed in full by staff: no");
    }

    @Test
    void the_file_of_another_case_is_not_opened_here() throws IOException {
        CaseId other = staged.caseOf();
        String foreign = page + "/evidence/" + staged.evidence(other) + "/reveal";

        var answer = one.ask(page, foreign, "rung", "MASKED");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("NO_SUCH_EVIDENCE");
    }

    @Test
    void an_address_that_is_no_file_opens_nothing() throws IOException {
        for (String odd : new String[] {"..%2f..%2fpasswd", "%2e%2e", "zz", "A".repeat(64), "%00"}) {
            int status = one.ask(page, page + "/evidence/" + odd + "/reveal", "rung", "FULL")
                    .statusCode();
            assertThat(status).isBetween(400, 499);
        }
        assertThat(one.get("/cases/..%2f..%2fpasswd").statusCode()).isBetween(400, 499);
        assertThat(one.get("/assets/..%2fapplication.properties").statusCode()).isBetween(400, 499);
        assertThat(one.get("/cases/C-ZZZZZZZZ").statusCode()).isEqualTo(404);
        assertThat(one.get("/cases/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void opening_metadata_is_recorded() throws IOException {
        var answer = one.post(page, place + "/metadata");

        assertThat(answer.body()).contains("made by code").contains("Opening the metadata was recorded.");
        assertThat(one.get(page).body()).contains("Embedded metadata opened: yes");
    }

    @Test
    void the_page_says_that_there_is_no_metadata_and_that_nobody_saw_any() throws IOException {
        CaseId bare = staged.caseOf(FakeMedia.BARE, "account-1", "holiday.png");
        String of = Cases.path(bare);

        var answer = one.post(of, of + "/evidence/" + staged.evidence(bare) + "/metadata");

        assertThat(answer.body()).contains("The file holds no embedded metadata, so none was seen.");
        assertThat(one.get(of).body()).contains("Embedded metadata opened: no");
    }

    @Test
    void without_scripts_a_picture_is_shown_by_the_next_page_and_only_once() throws IOException {
        var answer = one.post(page, place + "/reveal", "rung", "THUMBNAIL");
        String next = answer.headers().firstValue("location").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        Matcher url = Pattern.compile("src=\"(/renditions/[^\"]+)\"")
                .matcher(one.get(next).body());
        assertThat(url.find()).isTrue();
        one.get(url.group(1));
        assertThat(one.get(next).body()).doesNotContain("<img");
    }
}
