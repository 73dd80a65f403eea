package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.Inquiries;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Role;
import org.rowan.cases.UkLink;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class UkDeskTest {
    private FakeHouse house;
    private Staged staged;
    private CaseId id;
    private String page;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = staged.caseOf();
        page = Cases.path(id);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String[] refer(String to, String... more) {
        return refer(to, 2, more);
    }

    private static String[] refer(String to, int priority, String... more) {
        List<String> fields = new ArrayList<>(
                List.of("act", "refer", "destination", to, "incident", "imagery", "reason", "made words"));
        fields.addAll(List.of("priority", String.valueOf(priority)));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private Optional<UkLink> said(String who) throws IOException {
        return ((Refer) staged.file(id).decisions().get(new PersonId(who))).link();
    }

    @Test
    void the_grounds_that_a_reviewer_marks_are_decided_with() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String[] marked = refer("nca", "uk-link", "child", "uk-link", "suspect");
        assertThat(one.post(page, page + "/preview", marked).body())
                .contains("name=\"uk-link\" value=\"child\"", "name=\"uk-link\" value=\"suspect\"");
        one.ask(page, page + "/decide", marked);
        assertThat(said("reviewer.one")).contains(new UkLink(List.of(UkLink.Ground.SUSPECT, UkLink.Ground.CHILD)));
    }

    @Test
    void a_link_that_is_not_said_is_a_gap_with_a_sentence_when_the_desk_asks() throws IOException {
        staged.askUkLink();
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        var refused = one.post(page, page + "/decide", refer("nca"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("You are not a UK provider");
        assertThat(staged.file(id).decisions()).isEmpty();

        one.ask(page, page + "/decide", refer("nca", "uk-link", "none"));
        assertThat(said("reviewer.one")).contains(UkLink.NONE_KNOWN);
    }

    @Test
    void a_link_and_none_at_once_come_back_as_they_were() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        var refused = one.post(page, page + "/decide", refer("nca", "uk-link", "none", "uk-link", "child"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("only one can be so", "value=\"none\" checked", "value=\"child\" checked");
        assertThat(staged.file(id).decisions()).isEmpty();
    }

    @Test
    void a_link_is_told_to_the_nca_alone_and_a_made_up_ground_is_no_statement() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        one.ask(page, page + "/decide", refer("ncmec", "uk-link", "child"));
        two.ask(page, page + "/decide", refer("nca", "uk-link", "the moon"));
        assertThat(said("reviewer.one")).isEmpty();
        assertThat(said("reviewer.two")).isEmpty();
    }

    private String[] coverage(String arrangement, String... more) {
        List<String> fields =
                new ArrayList<>(List.of("duty", "nca", "arrangement", arrangement, "reason", "made words"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    @Test
    void a_lead_says_that_a_case_is_covered_and_then_nobody_reports_it_twice() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        assertThat(lead.get(page).body()).contains("id=\"coverage\"", "by-the-group");
        assertThat(one.get(page).body()).doesNotContain("id=\"coverage\"");

        lead.ask(page, page + "/coverage", coverage("by-the-group", "reference", "R-7"));
        var refused = one.post(page, page + "/decide", refer("nca"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("it would be reported twice", "by-the-group", "R-7", "lead.one", "a lead says so");
        assertThat(one.ask(page, page + "/decide", refer("nca")).body()).contains("ALREADY_COVERED");
        assertThat(staged.file(id).decisions()).isEmpty();

        lead.ask(page, page + "/coverage", coverage("none"));
        one.ask(page, page + "/decide", refer("nca"));
        assertThat(staged.file(id).decisions()).isNotEmpty();
    }

    @Test
    void a_coverage_that_says_nothing_or_comes_from_anybody_else_changes_nothing() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String path = page + "/coverage";
        assertThat(lead.ask(page, path, coverage("")).body()).contains("Choose the arrangement");
        assertThat(lead.ask(page, path, coverage("hearsay")).body()).contains("NO_ARRANGEMENT");
        assertThat(lead.ask(page, path, "duty", "the moon", "arrangement", "none", "reason", "r")
                        .body())
                .contains("Choose the report");
        assertThat(lead.ask(page, path, "duty", "nca", "arrangement", "none").body())
                .contains("Write a reason");
        assertThat(lead.ask(page, path, coverage("to-ncmec", "reference", "x".repeat(101)))
                        .body())
                .contains("1 to 100 printable");
        assertThat(one.ask(page, path, coverage("none")).body()).contains("ROLE_MISSING");
        assertThat(staged.file(id).coverage(org.rowan.cases.Destination.NCA)).isEmpty();
    }

    private static String[] inquiry(String... more) {
        List<String> fields = new ArrayList<>(
                List.of("authority", "NCA, IR-7", "received", "2026-11-23T12:00", "asked", "who logged in"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private void referred() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        one.ask(page, page + "/decide", refer("nca", "imminent", "made up urgency"));
    }

    @Test
    void a_filer_puts_an_inquiry_on_record_sees_when_it_is_due_and_answers_it() throws IOException {
        referred();
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        assertThat(filer.ask(page, page + "/inquiries", inquiry()).body()).contains("2026-11-30T12:00:00Z");
        String name = Inquiries.of(staged.file(id))
                .all()
                .getFirst()
                .received()
                .inquiry()
                .value();
        assertThat(filer.get("/inquiries").body()).contains(name, "NCA, IR-7", "30 Nov 2026 12:00 UTC", "P7D [S:");
        assertThat(filer.get(page).body()).contains("id=\"inquiries\"", "who logged in");

        String end = page + "/inquiries/" + name;
        assertThat(filer.ask(page, end + "/answer", "given", "a pack", "pack", "yes")
                        .body())
                .contains("NO_PACK");
        filer.ask(page, end + "/answer", "given", "by telephone");
        assertThat(filer.get("/inquiries").body())
                .contains("Nothing waits for an answer.")
                .doesNotContain(name);
        assertThat(filer.ask(page, end + "/refuse", "reason", "late").body()).contains("NO_SUCH_INQUIRY");
    }

    @Test
    void an_inquiry_that_cannot_be_changes_nothing_and_a_reviewer_sees_none() throws IOException {
        referred();
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        Guest two = Guest.signedIn(house, "reviewer.two", Role.REVIEWER);
        String path = page + "/inquiries";
        assertThat(filer.ask(page, path, inquiry("due", "soon")).body()).contains("a day and a time");
        assertThat(filer.ask(page, path, "authority", "NCA", "received", "2026-11-23T12:00")
                        .body())
                .contains("Say what is asked");
        assertThat(filer.ask(page, path, "received", "2026-11-23T12:00", "asked", "x")
                        .body())
                .contains("Say who asks");
        assertThat(filer.ask(page, path, inquiry("filing", "F-00000000")).body())
                .contains("NO_SUCH_FILING");
        assertThat(filer.ask(page, path + "/nonsense/refuse", "reason", "x").body())
                .contains("NO_SUCH_INQUIRY");
        assertThat(filer.ask(page, path + "/Q-00000000/answer", "given", " ").body())
                .contains("Say what was given");
        assertThat(two.ask(page, path, inquiry()).body()).contains("ROLE_MISSING");
        assertThat(two.get("/inquiries").statusCode()).isEqualTo(403);
        assertThat(two.get(page).body()).doesNotContain("id=\"inquiries\"");
        assertThat(Inquiries.of(staged.file(id)).all()).isEmpty();
    }

    @Test
    void the_list_shows_the_arrangements_and_what_is_not_set_and_speaks_arabic() throws IOException {
        Guest filer = Guest.signedIn(house, "filer.one", Role.FILER);
        assertThat(filer.get("/inquiries").body())
                .contains("to-ncmec", "Confirmed by counsel", "The operator sets nca.provider")
                .contains("portal yet, as far as the settings say", "Nobody is named as authorised there.");
        assertThat(filer.get("/inquiries?lang=ar").body()).contains("استفسارات الجهات", "dir=\"rtl\"");
    }

    @Test
    void the_page_of_a_minimum_report_names_what_was_missing() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        assertThat(lead.get(page).body())
                .contains("it says that this is unknown")
                .doesNotContain("id=\"minimum\"");
        lead.ask(page, page + "/decide", refer("nca", 1, "imminent", "made up urgency"));
        staged.advanceFilingThroughPauses();
        String reference = staged.file(id).filed().getFirst().reference();
        assertThat(lead.get(page).body())
                .contains("id=\"minimum\"", "The report " + reference + " went at once with priority 1, without: ")
                .contains("Nothing of it is known yet.");
    }

    @Test
    void a_report_of_another_priority_is_no_minimum() throws IOException {
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        lead.ask(page, page + "/decide", refer("nca", 2, "imminent", "made up urgency"));
        staged.advanceFilingThroughPauses();
        assertThat(lead.get(page).body()).doesNotContain("id=\"minimum\"");
    }
}
