package org.rowan.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.cases.Item;
import org.rowan.cases.Noticed;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Role;
import org.rowan.cases.Surface;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Submission;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Classification;
import org.rowan.incident.Conduct;
import org.rowan.incident.FileMark;
import org.rowan.incident.FileStatement;
import org.rowan.incident.ReportMark;
import org.rowan.screening.Limits;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;

class FindingsFormTest {
    private FakeHouse house;
    private Staged staged;
    private CaseId id;
    private String page;
    private String file;

    @BeforeEach
    void open() throws IOException {
        house = new FakeHouse(Duty.ALL, Set.of());
        staged = new Staged(house);
        id = staged.caseOf();
        page = Cases.path(id);
        file = staged.evidence(id);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String[] refer(String... more) {
        List<String> fields = new ArrayList<>(
                List.of("act", "refer", "destination", "ncmec", "incident", "imagery", "reason", "made words"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private Findings decided(String who) throws IOException {
        return ((Refer) staged.file(id).decisions().get(new PersonId(who))).found();
    }

    @Test
    void what_was_marked_is_decided_with() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String[] marked =
                refer("mark", "sextortion", "mark", "spam", "mark-" + file, "self_produced", "class-" + file, "B2");

        assertThat(one.post(page, page + "/preview", marked).body())
                .contains("name=\"mark\" value=\"sextortion\"", "name=\"mark\" value=\"spam\"")
                .contains("name=\"mark-" + file + "\" value=\"self_produced\"")
                .contains("name=\"class-" + file + "\" value=\"B2\"");
        one.ask(page, page + "/decide", marked);

        assertThat(decided("reviewer.one").marks()).containsExactly(ReportMark.SEXTORTION, ReportMark.SPAM);
        FileFinding found = decided("reviewer.one").files().getFirst();
        assertThat(found.evidence().hex()).isEqualTo(file);
        assertThat(found.marks()).containsExactly(FileMark.SELF_PRODUCED);
        assertThat(found.classification()).contains(Classification.B2);
    }

    @Test
    void nothing_marked_says_nothing() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        one.ask(page, page + "/decide", refer("class-" + file, ""));
        assertThat(decided("reviewer.one")).isEqualTo(Findings.NONE);
    }

    @Test
    void marks_that_contradict_each_other_come_back_with_a_sentence_and_as_they_were() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        var refused = one.post(
                page, page + "/decide", refer("supplemental-" + file, "yes", "class-" + file, "A1", "mark", "spam"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("A file that only helps to understand has no classification")
                .contains("name=\"mark\" value=\"spam\" checked")
                .contains("<option value=\"A1\" selected>");
        assertThat(staged.file(id).decisions()).isEmpty();
    }

    @Test
    void a_viral_report_is_a_lead_s_choice_and_never_urgent() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        Guest lead = Guest.signedIn(house, "lead.one", Role.LEAD);
        String[] viral = refer("viral", "yes", "mark-" + file, "viral");

        assertThat(one.get(page).body()).doesNotContain("name=\"viral\"");
        assertThat(one.ask(page, page + "/decide", viral).body()).contains("ROLE_MISSING");
        assertThat(lead.get(page).body()).contains("name=\"viral\"");
        assertThat(lead.post(page, page + "/decide", refer("viral", "yes", "imminent", "now"))
                        .body())
                .contains("A viral report goes to NCMEC and is never urgent.");
        lead.ask(page, page + "/decide", viral);
        assertThat(decided("lead.one").viral()).isTrue();
    }

    @Test
    void a_file_of_another_case_and_words_nobody_knows_are_not_found() throws IOException {
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);
        String other = staged.evidence(staged.caseOf());
        one.ask(page, page + "/decide", refer("mark-" + other, "gore", "mark-" + file, "made_up", "mark", "made_up"));
        assertThat(decided("reviewer.one")).isEqualTo(Findings.NONE);
    }

    @Test
    void a_notice_in_words_shows_who_noticed_it_and_what_was_stated_and_claims_no_comparison() throws IOException {
        String words = Cases.path(noticed());
        Guest one = Guest.signedIn(house, "reviewer.one", Role.REVIEWER);

        assertThat(one.get(words).body())
                .contains("Noticed, and told by the service")
                .contains("Noticed by a user of the service")
                .contains("It came without a file, so nothing was compared.")
                .contains("asked for a meeting")
                .doesNotContain("could not be compared");
    }

    private CaseId noticed() throws IOException {
        IntakeRules rules =
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        Intake intake = new Intake(house.memory, house.vault, house.lists, house.media, house.keys, house.clock, rules);
        Conduct did = new Conduct(house.clock.instant(), new Personal<>("asked for a meeting"));
        Item item = new Item(
                        "said-1",
                        Surface.USER_REPORTED,
                        Account.known("account-1"),
                        house.clock.instant().minusSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .with(new Noticed(Noticed.By.USER, house.clock.instant(), false))
                .with(new Circumstances(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(did),
                        Optional.empty(),
                        FileStatement.NONE));
        var taken = (Intake.Answered) intake.accept(new Submission("forum", "k", item, new Submission.Words()));
        return taken.receipt().caseId().orElseThrow();
    }
}
