package org.rowan.agency.nca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.rowan.agency.Referrals;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Destination;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.Surface;
import org.rowan.cases.UkLink;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

class NcaDeskTest {
    private final UkRules rules = UkRules.shipped();
    private final NcaDesk desk = new NcaDesk(rules, Provider.UK);
    private final Referral referral = Referrals.toNca(Optional.of(Priority.TWO));

    @Test
    void a_filing_waits_for_the_reference_and_ends_with_it() {
        FilingFile filing = new FilingFile(referral.filing(), List.of(new FilingEvent.Begun(Instant.EPOCH, referral)));
        while (filing.next() instanceof Next.Take take) {
            StepAnswer answer = desk.take(take.step(), referral, Bytes.empty());
            filing = filing.with(new FilingEvent.StepStarted(Instant.EPOCH, take.step(), "by hand"))
                    .with(new FilingEvent.StepAnswered(Instant.EPOCH, take.step(), answer));
        }
        assertThat(filing.next()).isInstanceOf(Next.WaitForPerson.class);

        filing = filing.with(new FilingEvent.ReferenceEntered(
                Instant.EPOCH, referral.reviewers().getFirst(), "URN-1"));
        assertThat(filing.next()).isEqualTo(new Next.End(new FilingOutcome.Filed("URN-1")));
    }

    @Test
    void without_a_priority_chosen_by_a_person_nothing_begins() {
        StepAnswer answer = desk.take(new FilingStep.Open(), Referrals.toNca(Optional.empty()), Bytes.empty());
        assertThat(answer)
                .isInstanceOfSatisfying(
                        StepAnswer.Rejected.class,
                        rejected -> assertThat(rejected.sentence()).contains("priority 1, 2 or 3", "no default"));
    }

    @Test
    void the_package_holds_the_words_and_the_files_unchanged() throws IOException {
        Map<EvidenceId, Bytes> contents = new LinkedHashMap<>();
        referral.files()
                .forEach(f -> contents.put(
                        f.evidence().id(), Referrals.content(f.evidence().id())));
        Map<String, Bytes> entries =
                unzip(NcaPackage.of(referral, rules, Provider.UK).zip(contents));
        assertThat(entries.keySet())
                .containsExactly("report.txt", "report.json", "attachments.txt", "file-01.bin", "file-02.bin");
        assertThat(entries).containsEntry("file-01.bin", Referrals.ONE).containsEntry("file-02.bin", Referrals.TWO);
    }

    @Test
    void the_kept_answer_holds_the_words_and_no_file() throws IOException {
        StepAnswer answer = desk.take(new FilingStep.Finish("F-00000001"), referral, Bytes.empty());
        assertThat(unzip(((StepAnswer.AwaitsPerson) answer).raw()).keySet())
                .containsExactly("report.txt", "report.json", "attachments.txt");
    }

    @Test
    void the_same_referral_gives_the_same_bytes() {
        assertThat(NcaPackage.of(referral, rules, Provider.UK).words())
                .isEqualTo(NcaPackage.of(referral, rules, Provider.UK).words());
    }

    @Test
    void a_file_that_is_not_the_recorded_one_makes_no_package() {
        NcaPackage made = NcaPackage.of(referral, rules, Provider.UK);
        EvidenceId first = referral.files().getFirst().evidence().id();
        assertThatThrownBy(() -> made.zip(Map.of(first, Bytes.utf8("another"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> made.zip(Map.of(EvidenceId.of(Bytes.utf8("x")), Bytes.utf8("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_text_says_what_to_do_and_how_sure_that_is() {
        String text = NcaPackage.of(referral, rules, Provider.UK).text();
        assertThat(text)
                .startsWith("DRILL.")
                .contains(
                        "- Priority 2: A child is at risk of serious harm in the near future. [S: ",
                        "Outside MONDAY-FRIDAY 07:00-17:00 (Europe/London), also call: 1,2 [S: ",
                        "portal.order: The order of the fields in the portal. [UNVERIFIED: ",
                        "Account identifier\n      account-7\n      from: the upload, as the service stated it\n",
                        "Billing details\n      (unknown to Rowan; look in: the account's records");
    }

    @Test
    void whether_another_person_decided_before_shows_nowhere() {
        Referral alone = Referrals.by(referral, List.of(new PersonId("reviewer.two")));
        assertThat(NcaPackage.of(alone, rules, Provider.UK).text())
                .isEqualTo(NcaPackage.of(referral, rules, Provider.UK).text());
        assertThat(desk.preview(alone)).isEqualTo(desk.preview(referral));
    }

    @Test
    void the_users_file_name_and_every_list_that_matched_are_told() {
        String names = "Original file name\n      file 1: holiday \"picture\".jpg\n      file 2: holiday";
        String lists =
                "Matched hash lists\n      file 1: list \"drill list\" (source: example.org), by md5, distance 0\n"
                        + "      file 2: list";
        assertThat(NcaPackage.of(referral, rules, Provider.UK).text()).contains(names, lists);
        assertThat(NcaPackage.of(referral, rules, Provider.UK).json())
                .contains("file 1: holiday \\\"picture\\\".jpg", "(source: example.org)");
        assertThat(desk.preview(referral))
                .extracting(AgencyDesk.Line::field)
                .contains("Original file name", "Matched hash lists");
    }

    @Test
    void a_name_like_a_path_names_no_entry_of_the_package() throws IOException {
        Item hostile = Referrals.named("../../report.txt\n 1. Reporting person");
        Referral named = Referrals.with(true, Destination.NCA, Optional.of(Priority.TWO), Referrals.account(), hostile);
        NcaPackage made = NcaPackage.of(named, rules, Provider.UK);
        assertThat(unzip(made.words()).keySet()).containsExactly("report.txt", "report.json", "attachments.txt");
        assertThat(made.text().lines().filter(line -> line.startsWith(" 1. "))).hasSize(1);
    }

    @Test
    void what_nobody_told_us_is_unknown_and_never_empty() {
        Item bare = new Item(
                "item-1",
                Surface.USER_REPORTED,
                Account.known("account-7"),
                Referrals.NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Referral poor =
                Referrals.with(true, Destination.NCA, Optional.of(Priority.THREE), Account.known("account-7"), bare);
        var fields = NcaPackage.of(poor, rules, Provider.UK).fields();
        assertThat(fields)
                .filteredOn(f -> Set.of("Upload IP address", "Username", "Original file name")
                        .contains(f.label()))
                .hasSize(3)
                .allMatch(f -> f.holding() instanceof Holding.Unknown);
        assertThat(fields)
                .filteredOn(f -> f.holding() instanceof Holding.Held)
                .noneMatch(f -> ((Holding.Held) f.holding()).value().reveal().isBlank());
    }

    @Test
    void a_provider_abroad_is_asked_for_the_link_and_a_uk_provider_is_not() {
        assertThat(new NcaDesk(rules, Provider.NON_UK).facts().asksUkLink()).isTrue();
        assertThat(new NcaDesk(rules, Provider.UK).facts().asksUkLink()).isFalse();
        assertThat(new NcaDesk(rules, Provider.NOT_SAID).facts().asksUkLink()).isFalse();
    }

    @Test
    void a_rule_that_nobody_read_asks_nobody_for_a_link() {
        UkRules weaker = rules.overriddenBy("own.txt", "uk-link.required | yes | S | hearsay | 2026-11-24");
        assertThat(new NcaDesk(weaker, Provider.NON_UK).facts().asksUkLink()).isFalse();
    }

    @Test
    void the_grounds_that_reviewers_stated_are_in_the_package() {
        Referral linked =
                referral.linked(Optional.of(new UkLink(List.of(UkLink.Ground.CHILD, UkLink.Ground.PUBLICATION))));
        NcaPackage made = NcaPackage.of(linked, rules, Provider.NON_UK);
        assertThat(made.text())
                .contains("UK provider\n      no\n", "Link to the United Kingdom\n      it was published, generated")
                .contains("      a child who is a suspected victim is in the United Kingdom\n")
                .doesNotContain("No such link is known");
        assertThat(made.json()).contains("\"provider\":\"non-uk\"", "\"ukLink\":[\"publication\",\"child\"]");
    }

    @Test
    void that_no_link_is_known_is_told_and_is_not_the_same_as_nothing() {
        Referral none = referral.linked(Optional.of(UkLink.NONE_KNOWN));
        assertThat(NcaPackage.of(none, rules, Provider.NON_UK).text())
                .contains("Link to the United Kingdom\n      none known\n", "- No such link is known here");
        assertThat(NcaPackage.of(referral, rules, Provider.NON_UK).text())
                .contains("Link to the United Kingdom\n      (unknown to Rowan; look in: what the reviewers know")
                .doesNotContain("none known");
        assertThat(NcaPackage.of(referral, rules, Provider.NON_UK).json()).contains("\"ukLink\":null");
    }

    @Test
    void what_the_operator_did_not_say_of_itself_is_unknown() {
        assertThat(NcaPackage.of(referral, rules, Provider.NOT_SAID).text())
                .contains("UK provider\n      (unknown to Rowan; look in: your configuration, nca.provider)");
        assertThat(NcaPackage.of(referral, rules, Provider.UK).text())
                .contains("UK provider\n      yes\n")
                .doesNotContain("Link to the United Kingdom", "- uk-link:");
    }

    @Test
    void a_first_report_of_priority_1_says_that_it_is_the_minimum_and_does_not_wait() {
        Referral urgent =
                Referrals.with(true, Destination.NCA, Optional.of(Priority.ONE), Account.unknown(), Referrals.item());
        NcaPackage made = NcaPackage.of(urgent, rules, Provider.UK);
        assertThat(made.text())
                .contains("- Minimum report: ", "Send it at once as it is.", "- supplement: ")
                .contains("Account identifier\n      (unknown to Rowan;");
        assertThat(made.json()).contains("\"minimum\":true", "\"supplements\":[]");
        assertThat(NcaPackage.of(referral, rules, Provider.UK).text()).doesNotContain("Minimum report");
    }

    @Test
    void a_further_report_names_the_references_that_it_supplements_and_is_no_minimum() {
        Referral first =
                Referrals.with(true, Destination.NCA, Optional.of(Priority.ONE), Referrals.account(), Referrals.item());
        Referral further = Referrals.after(first, List.of("URN-1"));
        NcaPackage made = NcaPackage.of(further, rules, Provider.UK);
        assertThat(made.text())
                .contains("tell the portal its reference: URN-1\n")
                .doesNotContain("Minimum report");
        assertThat(made.json()).contains("\"minimum\":false", "\"supplements\":[\"URN-1\"]");
    }

    @Test
    void a_quote_in_a_name_does_not_break_the_json() {
        Account odd = new Account(
                new Personal<>("a\"b\\c\n\u0001"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Referral referred = Referrals.with(true, Destination.NCA, Optional.of(Priority.ONE), odd, Referrals.item());
        assertThat(NcaPackage.of(referred, rules, Provider.UK).json())
                .contains("\"value\":\"a\\\"b\\\\c\\u000a\\u0001\"");
    }

    @Test
    void neither_package_nor_preview_prints_what_it_holds() {
        String printed = NcaPackage.of(referral, rules, Provider.UK)
                + desk.preview(referral).toString()
                + NcaPackage.of(referral, rules, Provider.UK).fields();
        assertThat(printed).doesNotContain("account-7", "192.0.2.7", "user@example.org", "holiday");
    }

    private static Map<String, Bytes> unzip(Bytes zip) throws IOException {
        Map<String, Bytes> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(zip.stream(), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), Bytes.copyOf(in.readAllBytes()));
            }
        }
        return entries;
    }
}
