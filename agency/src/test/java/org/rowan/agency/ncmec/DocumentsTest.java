package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.agency.ncmec.Samples.NOW;
import static org.rowan.agency.ncmec.Samples.personal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.FileWriting.Numbers;
import org.rowan.cases.Account;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.incident.Classification;
import org.rowan.incident.Conduct;
import org.rowan.incident.EarlierReport;
import org.rowan.incident.EstimatedPlace;
import org.rowan.incident.Excerpt;
import org.rowan.incident.FileMark;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Individual;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Party;
import org.rowan.incident.Place;
import org.rowan.incident.Profile;
import org.rowan.incident.Standing;
import org.rowan.incident.Traces;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.referral.Enclosure;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

class DocumentsTest {
    private static final Numbers NUMBERS = new Numbers(7, "f");

    private static XmlNode report(Referral referral) {
        return ReferralDocuments.of(referral).report();
    }

    private static XmlNode file(Referral referral) {
        return ReferralDocuments.file(referral, referral.files().getFirst(), NUMBERS);
    }

    private static Party party(String id) {
        return Party.of(Profile.of(personal(id)));
    }

    @Test
    void a_flag_that_nobody_stated_is_left_out() {
        XmlNode report = report(Referrals.drill());
        XmlNode user = report.first("personOrUserReported").orElseThrow();
        XmlNode details = file(Referrals.drill());
        assertThat(user.children().stream().map(XmlNode::name))
                .doesNotContain(
                        "compromisedAccount",
                        "thirdPartyUserReported",
                        "allEmailsReported",
                        "accountTemporarilyDisabled",
                        "accountPermanentlyDisabled");
        assertThat(user.first("ipCaptureEvent").orElseThrow().has("eventName")).isFalse();
        assertThat(details.has("fileAnnotations")).isFalse();
        assertThat(details.has("industryClassification")).isFalse();
        assertThat(report.has("batchedReport")).isFalse();
    }

    @Test
    void a_victim_is_told_as_a_victim_and_the_account_that_shared_as_reported() {
        XmlNode report = report(Told.NOTHING.victim(party("child-1")).referral());
        assertThat(report.first("victim").orElseThrow().textOf("espIdentifier")).contains("child-1");
        assertThat(report.first("personOrUserReported").orElseThrow().textOf("espIdentifier"))
                .contains("account-7");
    }

    @Test
    void an_account_that_is_the_victims_own_is_never_shown_as_a_suspect() {
        Party own = party("account-7");
        XmlNode report = report(Told.NOTHING.victim(own).account(own).referral());
        assertThat(report.has("personOrUserReported")).isFalse();
        assertThat(report.all("victim")).hasSize(1);
        XmlNode victim = report.first("victim").orElseThrow();
        assertThat(victim.textOf("screenName")).contains("screen name");
        assertThat(victim.has("ipCaptureEvent")).isTrue();
        assertThat(report.textOf("additionalInfo").orElseThrow()).contains("nobody as a suspect");
    }

    @Test
    void what_an_element_has_no_place_for_is_told_in_its_additional_information() {
        LinkedAccount linked = new LinkedAccount(
                LinkedAccount.Kind.OTHER,
                Optional.empty(),
                Individual.UNKNOWN,
                Profile.of(personal("other-3")),
                Standing.UNKNOWN,
                Traces.NONE,
                Optional.empty());
        Party recipient = new Party(
                Individual.UNKNOWN,
                Profile.of(personal("child-1")),
                Standing.UNKNOWN,
                Traces.NONE,
                List.of(linked),
                Optional.of(personal("a red car")),
                Optional.empty(),
                Optional.empty());
        XmlNode told = report(Told.NOTHING.recipient(recipient).referral())
                .first("intendedRecipient")
                .orElseThrow();
        assertThat(told.textOf("additionalInfo").orElseThrow())
                .contains("associatedAccount, for which intendedRecipient has no place", "other-3", "a red car");
    }

    @Test
    void a_number_of_the_other_environment_is_no_earlier_report() {
        Traces traces = new Traces(
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new EarlierReport(11, true), new EarlierReport(12, false)));
        Party account = new Party(
                Individual.UNKNOWN,
                Profile.UNKNOWN,
                Standing.UNKNOWN,
                traces,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Referral drill = Told.NOTHING.account(account).referral();
        XmlNode user = report(drill).first("personOrUserReported").orElseThrow();
        assertThat(user.all("priorCTReports").map(XmlNode::text)).containsExactly("12");
        assertThat(user.textOf("additionalInfo").orElseThrow()).contains("Report of another environment: 11");
        assertThat(Documents.write(report(drill), drill, NOW)).isInstanceOf(Documents.Document.class);
    }

    @Test
    void an_address_of_an_incident_by_mail_stands_there_only_if_it_is_somebodys() {
        Place mail = new Place.Mail(
                List.of(personal("user@example.org"), personal("stranger@example.org")),
                Optional.of(personal("the words")),
                Optional.empty());
        XmlNode incident = report(Told.NOTHING.place(mail).referral())
                .all("internetDetails")
                .flatMap(d -> d.all("emailIncident"))
                .findFirst()
                .orElseThrow();
        assertThat(incident.all("emailAddress").map(XmlNode::text)).containsExactly("user@example.org");
        assertThat(incident.textOf("content")).contains("the words");
        assertThat(incident.textOf("additionalInfo").orElseThrow()).contains("stranger@example.org");
    }

    @Test
    void an_excerpt_goes_with_the_report_as_a_supplemental_file() {
        Excerpt excerpt = new Excerpt(
                Optional.of(personal("room 1")),
                List.of(new Excerpt.Message(NOW.minusSeconds(60), personal("account-7"), personal("first\nsecond"))));
        Referral bare = Told.NOTHING.excerpt(excerpt).referral();
        Referral frozen = bare.enclosing(ReferralDocuments.of(bare).enclosures());
        Enclosure enclosure = frozen.enclosures().getFirst();
        assertThat(enclosure.content().asUtf8())
                .isEqualTo("Where: room 1\n\n2026-11-24T07:59:00Z  account-7:\n    first\n    second\n");
        XmlNode details = ReferralDocuments.file(frozen, enclosure, NUMBERS);
        assertThat(details.textOf("fileRelevance")).contains("Supplemental Reported");
        assertThat(details.has("fileViewedByEsp")).isFalse();
        assertThat(Documents.write(details, frozen, NOW)).isInstanceOf(Documents.Document.class);
    }

    @Test
    void conduct_is_told_with_its_moment_and_its_source() {
        Referral referral = Told.NOTHING
                .conduct(new Conduct(NOW.minusSeconds(60), personal("wrote to forty accounts")))
                .referral();
        Line info = Trace.of(report(referral), "report").getLast();
        assertThat(info.field()).isEqualTo("report/additionalInfo");
        assertThat(info.value().reveal()).contains("Conduct at 2026-11-24T07:59:00Z: wrote to forty accounts");
        assertThat(info.sources()).contains(Origin.CASE, Origin.STATEMENT, Origin.DECISION, Origin.UPLOAD);
    }

    @Test
    void what_the_service_and_the_reviewer_found_of_a_file_stands_with_its_own_source() {
        FileStatement stated = new FileStatement(
                List.of(new FileStatement.OriginalHash("MD5", "0123")),
                List.of(),
                List.of(new FileStatement.Field("Make", personal("Example camera"))),
                Optional.of(true),
                Optional.of(false));
        Referral referral = Told.NOTHING.file(stated).referral();
        FileFinding finding = new FileFinding(
                referral.files().getFirst().evidence().id(),
                List.of(FileMark.INFANT),
                Optional.of(Classification.A1),
                false);
        Referral found = referral.finding(Optional.of(new Findings(List.of(), List.of(finding), false)));
        XmlNode details = file(found);
        XmlNode marks = details.first("fileAnnotations").orElseThrow();
        assertThat(marks.first("infant").orElseThrow().sources()).containsExactly(Origin.DECISION);
        assertThat(marks.first("generativeAi").orElseThrow().sources()).containsExactly(Origin.STATEMENT);
        assertThat(marks.has("liveStreaming")).isFalse();
        assertThat(details.textOf("additionalInfo").orElseThrow()).contains("does not come from a live stream");
        assertThat(details.all("originalFileHash").map(XmlNode::text)).containsExactly("0123");
        assertThat(details.all("details").map(d -> d.attribute("type").orElse("")))
                .containsExactly("HASH", "EXIF");
        assertThat(Documents.write(details, found, NOW)).isInstanceOf(Documents.Document.class);
    }

    @Test
    void a_viral_report_names_accounts_and_one_file_and_nothing_else() {
        Referral referral =
                Told.NOTHING.others(party("account-8")).victim(party("child-1")).referral();
        FileFinding finding = new FileFinding(
                referral.files().getFirst().evidence().id(),
                List.of(FileMark.VIRAL, FileMark.INFANT),
                Optional.empty(),
                false);
        Referral viral = referral.finding(Optional.of(new Findings(List.of(), List.of(finding), true)));
        XmlNode report = report(viral);
        assertThat(report.children().stream().map(XmlNode::name))
                .containsExactly(
                        "batchedReport", "incidentSummary", "reporter", "personOrUserReported", "personOrUserReported");
        assertThat(Documents.write(report, viral, NOW)).isInstanceOf(Documents.Document.class);
        assertThat(Documents.write(file(viral), viral, NOW)).isInstanceOf(Documents.Document.class);
        assertThat(ReferralDocuments.of(viral).enclosures()).isEmpty();
    }

    @Test
    void a_viral_report_whose_account_does_not_fit_is_refused_and_not_cut() {
        Referral viral = Referrals.from(Account.known("a".repeat(256)), Referrals.item())
                .finding(Optional.of(new Findings(List.of(), List.of(), true)));
        assertThat(Documents.write(report(viral), viral, NOW))
                .isInstanceOfSatisfying(
                        Documents.Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .extracting(Flaw::where)
                                .containsExactly("report/personOrUserReported[1]/espIdentifier"));
    }

    @Test
    void a_place_in_the_united_states_whose_state_is_no_code_is_told_in_words() {
        EstimatedPlace place = new EstimatedPlace(
                Optional.of(personal("Salem")),
                Optional.of(personal("Oregon")),
                new org.rowan.incident.Country("US"),
                Optional.empty(),
                Optional.empty());
        Party account = new Party(
                Individual.UNKNOWN,
                Profile.UNKNOWN,
                Standing.UNKNOWN,
                new Traces(List.of(), List.of(), Optional.of(place), List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Referral referral = Told.NOTHING.account(account).referral();
        XmlNode user = report(referral).first("personOrUserReported").orElseThrow();
        assertThat(user.first("estimatedLocation").orElseThrow().children().stream()
                        .map(XmlNode::name))
                .containsExactly("countryCode");
        assertThat(user.textOf("additionalInfo").orElseThrow()).contains("Salem", "Oregon");
        assertThat(Documents.write(report(referral), referral, NOW)).isInstanceOf(Documents.Document.class);
    }

    @Test
    void a_value_without_a_source_is_a_bug_and_stops_the_preview() {
        XmlNode root =
                new XmlNode("report", java.util.Map.of(), List.of(XmlNode.value("additionalInfo", "from nowhere")), "");
        assertThatThrownBy(() -> Trace.of(root, "report"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("report/additionalInfo has no source");
    }

    @Test
    void no_document_prints_what_it_holds() {
        Referral referral = Told.NOTHING.victim(party("child-1")).referral();
        assertThat(report(referral).toString() + file(referral) + ReferralDocuments.of(referral) + referral)
                .doesNotContain("user@example.org", "192.0.2.7", "account-7", "child-1", "example.org/p/1");
    }
}
