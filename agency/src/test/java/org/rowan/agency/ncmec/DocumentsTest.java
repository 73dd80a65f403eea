package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.agency.ncmec.Samples.NOW;
import static org.rowan.agency.ncmec.Samples.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;

class DocumentsTest {

    @Test
    void a_full_report_is_valid_by_the_schema() {
        Xsd.required();
        assertThat(Xsd.complaints(Samples.xml(Documents.write(Samples.report(), NOW))))
                .isEmpty();
    }

    @Test
    void full_file_details_are_valid_by_the_schema() {
        Xsd.required();
        assertThat(Xsd.complaints(Samples.xml(Documents.write(Samples.file(), NOW))))
                .isEmpty();
    }

    @Test
    void the_smallest_report_is_written_exactly_so() {
        ReportDocument smallest = new ReportDocument(
                new IncidentSummary(
                        IncidentKind.ENTICEMENT,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Optional.empty()),
                List.of(),
                new Reporter(
                        PersonDetails.reachedAt(List.of(EmailAddress.of("trust@example.org"))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty());
        assertThat(Samples.xml(Documents.write(smallest, NOW)).asUtf8())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<report xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:noNamespaceSchemaLocation=\"https://report.cybertip.org/ispws/xsd\">"
                        + "<incidentSummary><incidentType>Online Enticement of Children for Sexual Acts</incidentType>"
                        + "<incidentDateTime>2026-01-02T03:04:05Z</incidentDateTime></incidentSummary>"
                        + "<reporter><reportingPerson><email>trust@example.org</email></reportingPerson></reporter>"
                        + "</report>");
    }

    @Test
    void every_written_element_stands_in_the_order_of_the_model() {
        assertThat(Samples.report().node().children().stream()
                        .map(XmlNode::name)
                        .distinct())
                .isSubsetOf(SchemaModel.cyberTipline().order("report"))
                .isSortedAccordingTo(byOrder("report"));
        assertThat(Samples.user().node().children().stream().map(XmlNode::name).distinct())
                .isSortedAccordingTo(byOrder("personOrUserReported"));
        assertThat(Samples.incident().node(new Cut()).children().stream().map(XmlNode::name))
                .isEqualTo(SchemaModel.cyberTipline().order("incidentSummary"));
        assertThat(Samples.person("a").node("person", new Cut()).children().stream()
                        .map(XmlNode::name))
                .containsExactly("firstName", "lastName", "phone", "email", "age", "dateOfBirth");
        assertThat(Samples.address().node().children().stream().map(XmlNode::name))
                .isEqualTo(SchemaModel.cyberTipline().order("ipCaptureEvent"));
        assertThat(Samples.file().node().children().stream().map(XmlNode::name).distinct())
                .isSortedAccordingTo(byOrder("fileDetails"));
    }

    private static java.util.Comparator<String> byOrder(String type) {
        return java.util.Comparator.comparingInt(SchemaModel.cyberTipline().order(type)::indexOf);
    }

    @Test
    void a_carriage_return_survives_the_parser_at_the_other_end() {
        Bytes xml = Samples.xml(Documents.write(Samples.report(), NOW));
        String content = XmlInput.parse(xml)
                .orElseThrow()
                .all("internetDetails")
                .toList()
                .get(1)
                .children()
                .getFirst()
                .first("content")
                .orElseThrow()
                .text();
        assertThat(content).isEqualTo("hello & <goodbye>\r\n");
    }

    @Test
    void a_character_that_xml_cannot_carry_is_replaced_where_everybody_sees_it() {
        Bytes xml = Samples.xml(Documents.write(Samples.file(), NOW));
        assertThat(XmlInput.parse(xml).orElseThrow().textOf("originalFileName")).contains("a \"name\"\uFFFD.jpg");
    }

    @Test
    void a_name_that_is_too_long_is_cut_visibly_and_kept_whole_beside_it() {
        String name = "n".repeat(3000);
        XmlNode file = withName(name).node();
        String cut = file.textOf("originalFileName").orElseThrow();
        assertThat(cut).hasSize(2056).endsWith("[cut; whole value in additionalInfo]");
        assertThat(file.textOf("additionalInfo").orElseThrow()).contains(name);
    }

    @Test
    void a_name_exactly_at_the_limit_is_not_cut() {
        XmlNode file = withName("n".repeat(2056)).node();
        assertThat(file.textOf("originalFileName")).contains("n".repeat(2056));
        assertThat(file.textOf("additionalInfo")).contains("about the file");
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        String name = "n" + "\uD83C\uDF33".repeat(1500);
        String cut = withName(name).node().textOf("originalFileName").orElseThrow();
        assertThat(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
        assertThat(cut.length()).isLessThanOrEqualTo(2056);
    }

    @Test
    void a_url_with_spaces_is_encoded_and_its_raw_form_kept() {
        XmlNode page = new InternetDetails.WebPage(
                        List.of(personal("https://example.org/a b\u00e9")), Optional.empty(), Optional.empty())
                .node()
                .children()
                .getFirst();
        assertThat(page.textOf("url")).contains("https://example.org/a%20b%C3%A9");
        assertThat(page.textOf("additionalInfo").orElseThrow()).contains("https://example.org/a b\u00e9");
    }

    @Test
    void what_is_no_url_at_all_goes_into_the_additional_information_only() {
        XmlNode page = new InternetDetails.WebPage(List.of(personal("room 7")), Optional.empty(), Optional.empty())
                .node()
                .children()
                .getFirst();
        assertThat(page.has("url")).isFalse();
        assertThat(page.textOf("additionalInfo").orElseThrow()).contains("room 7");
    }

    @Test
    void an_incident_in_the_future_is_a_flaw_and_is_not_clamped() {
        IncidentSummary future = new IncidentSummary(
                IncidentKind.IMAGERY,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                NOW.plusSeconds(1),
                Optional.empty());
        var report = new ReportDocument(future, List.of(), Samples.reporter(), Optional.empty(), Optional.empty());
        assertThat(Documents.write(report, NOW))
                .isInstanceOfSatisfying(
                        Documents.Flawed.class,
                        flawed -> assertThat(flawed.flaws().getFirst().toString())
                                .isEqualTo("report/incidentSummary/incidentDateTime: must be in the past;"
                                        + " got a moment in the future. Check the clocks"));
    }

    @Test
    void all_flaws_are_reported_at_once() {
        IncidentSummary future = new IncidentSummary(
                IncidentKind.IMAGERY,
                Optional.empty(),
                Optional.of(personal("   ")),
                Set.of(),
                NOW.plusSeconds(1),
                Optional.empty());
        Reporter nobody = new Reporter(
                PersonDetails.reachedAt(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("not a url"));
        var report = new ReportDocument(future, List.of(), nobody, Optional.empty(), Optional.empty());
        assertThat(Documents.write(report, NOW))
                .isInstanceOfSatisfying(
                        Documents.Flawed.class,
                        flawed -> assertThat(flawed.flaws().stream().map(Flaw::where))
                                .containsExactlyInAnyOrder(
                                        "report/incidentSummary/escalateToHighPriority",
                                        "report/incidentSummary/incidentDateTime",
                                        "report/reporter/legalURL",
                                        "report/reporter/reportingPerson/email"));
    }

    @Test
    void no_document_prints_what_it_holds() {
        String printed =
                Samples.report().toString() + Samples.file() + Samples.report().node();
        assertThat(printed)
                .doesNotContain("user@example.org", "192.0.2.7", "account-7", "d41d8cd98f00", "example.org/p/1");
    }

    private static FileDetails withName(String name) {
        FileDetails f = Samples.file();
        return new FileDetails(
                f.reportId(),
                f.fileId(),
                Optional.of(personal(name)),
                f.uploadedAt(),
                f.location(),
                f.viewedByEsp(),
                f.exifViewedByEsp(),
                f.publiclyAvailable(),
                f.relevance(),
                f.annotations(),
                f.classification(),
                f.originalHashes(),
                f.from(),
                f.details(),
                f.additionalInfo());
    }
}
