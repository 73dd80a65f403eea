package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every rule beyond the schema, each with the document it allows and the twin it refuses.
class DocumentRulesTest {
    private static final long OURS = 7;

    private static List<Flaw> flaws(XmlNode tree) {
        List<Flaw> flaws = new ArrayList<>(SchemaModel.cyberTipline().check(tree, Samples.NOW));
        flaws.addAll(DocumentRules.check(tree, id -> id == OURS));
        return flaws;
    }

    private static String report(String middle) {
        return report("", "", middle);
    }

    private static String report(String before, String inSummary, String after) {
        return "<report>" + before + "<incidentSummary><incidentType>Child Sex Tourism</incidentType>" + inSummary
                + "<incidentDateTime>2026-01-02T03:04:05Z</incidentDateTime></incidentSummary>"
                + "<reporter><reportingPerson><email>trust@example.org</email></reportingPerson></reporter>" + after
                + "</report>";
    }

    private static final String FILE = "<fileDetails><reportId>1</reportId><fileId>f</fileId>%s</fileDetails>";

    @ParameterizedTest(name = "rule {0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2|<dateOfBirth>1996-01-01</dateOfBirth>|<dateOfBirth>2026-11-25</dateOfBirth>",
                "3|<firstName>short</firstName>|<firstName>"
                        + "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
                        + "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
                        + "</firstName>",
                "5|<email>a@example.org</email>|<email>a at example.org</email>",
                "7|<email verified='true' verificationDate='2026-01-01T00:00:00Z'>a@example.org</email>"
                        + "|<email verificationDate='2026-01-01T00:00:00Z'>a@example.org</email>",
                "7|<phone verified='1' verificationDate='2026-01-01T00:00:00Z'>1</phone>"
                        + "|<phone verified='false' verificationDate='2026-01-01T00:00:00Z'>1</phone>",
                "8|<phone countryCallingCode='+44'>20 7946 0000</phone>"
                        + "|<phone countryCallingCode='+44'>+44 20 7946</phone>",
                "10|<age>150</age>|<age>151</age>",
                "10|<age>0</age>|<age>-1</age>"
            })
    void rules_about_a_person(String rule, String good, String bad) {
        String user = "<personOrUserReported><personOrUserReportedPerson>%s</personOrUserReportedPerson>"
                + "</personOrUserReported>";
        assertThat(flaws(Samples.parsed(report(user.formatted(good))))).isEmpty();
        assertThat(flaws(Samples.parsed(report(user.formatted(bad)))))
                .hasSize(1)
                .allMatch(f -> f.level() == Flaw.Level.RULE);
    }

    @ParameterizedTest(name = "rule {0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2|<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress>"
                        + "<dateTime>2026-01-01T00:00:00Z</dateTime></ipCaptureEvent>"
                        + "|<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress><dateTime>2026-01-01T00:00:00</dateTime>"
                        + "</ipCaptureEvent>",
                "2|<accountPermanentlyDisabled disabledDate='2026-01-01T00:00:00Z'"
                        + " userNotifiedDate='2026-01-01T00:00:00Z'>true"
                        + "</accountPermanentlyDisabled>"
                        + "|<accountPermanentlyDisabled disabledDate='2026-01-02T00:00:00Z'"
                        + " userNotifiedDate='2026-01-01T00:00:00Z'>true</accountPermanentlyDisabled>",
                "2|<accountTemporarilyDisabled disabledDate='2026-01-01T00:00:00Z'"
                        + " reenabledDate='2026-01-02T00:00:00Z'>true"
                        + "</accountTemporarilyDisabled>"
                        + "|<accountTemporarilyDisabled disabledDate='2026-01-01T00:00:00Z'"
                        + " reenabledDate='2026-01-01T00:00:00Z'>true</accountTemporarilyDisabled>",
                "4|<ipCaptureEvent><ipAddress>2001:db8::1</ipAddress></ipCaptureEvent>"
                        + "|<ipCaptureEvent><ipAddress>2001:db8::1::2</ipAddress></ipCaptureEvent>",
                "4|<ipCaptureEvent><ipAddress>::ffff:192.0.2.1</ipAddress></ipCaptureEvent>"
                        + "|<ipCaptureEvent><ipAddress>256.0.2.1</ipAddress></ipCaptureEvent>",
                "4|<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress><port>65535</port></ipCaptureEvent>"
                        + "|<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress><port>65536</port></ipCaptureEvent>",
                "5|<profileUrl>https://example.org/a%20b</profileUrl>|<profileUrl>https://example.org/a b</profileUrl>",
                "9|<estimatedLocation><city>Leeds</city><countryCode>GB</countryCode></estimatedLocation>"
                        + "|<estimatedLocation><city>Leeds</city></estimatedLocation>",
                "9|<estimatedLocation><city>Salem</city><region>OR</region>"
                        + "<countryCode>US</countryCode></estimatedLocation>"
                        + "|<estimatedLocation><city>Salem</city><countryCode>US</countryCode></estimatedLocation>",
                "9|<estimatedLocation><region>OR</region><countryCode>US</countryCode></estimatedLocation>"
                        + "|<estimatedLocation><region>Oregon</region>"
                        + "<countryCode>US</countryCode></estimatedLocation>",
                "10|<associatedAccount type='Other'><approximateAge>30</approximateAge></associatedAccount>"
                        + "|<associatedAccount type='Other'><approximateAge>30</approximateAge>"
                        + "<dateOfBirth>1996-01-01</dateOfBirth></associatedAccount>",
                "14|<deviceId><idType>IMEI</idType><idValue>1</idValue></deviceId>"
                        + "|<deviceId><idType>IMEI</idType><idValue> </idValue></deviceId>",
                "17|<priorCTReports>7</priorCTReports>|<priorCTReports>8</priorCTReports>"
            })
    void rules_about_a_user(String rule, String good, String bad) {
        String user = "<personOrUserReported>%s</personOrUserReported>";
        assertThat(flaws(Samples.parsed(report(user.formatted(good))))).isEmpty();
        assertThat(flaws(Samples.parsed(report(user.formatted(bad)))))
                .hasSize(1)
                .allMatch(f -> f.level() == Flaw.Level.RULE);
    }

    @ParameterizedTest(name = "rule {0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5|<locationOfFile>https://example.org/f</locationOfFile>|<locationOfFile>example</locationOfFile>",
                "11|<fileViewedByEsp>true</fileViewedByEsp><exifViewedByEsp>true</exifViewedByEsp>"
                        + "|<fileViewedByEsp>false</fileViewedByEsp><exifViewedByEsp>true</exifViewedByEsp>",
                "11|<exifViewedByEsp>false</exifViewedByEsp>|<exifViewedByEsp>1</exifViewedByEsp>",
                "12|<fileRelevance>Reported</fileRelevance><fileAnnotations><potentialMeme/></fileAnnotations>"
                        + "|<fileRelevance>Supplemental Reported</fileRelevance><fileAnnotations><potentialMeme/>"
                        + "</fileAnnotations>",
                "12|<fileRelevance>Supplemental Reported</fileRelevance>"
                        + "|<fileRelevance>Supplemental Reported</fileRelevance><industryClassification>A1"
                        + "</industryClassification>",
                "2|<uploadedToEspTimestamp>2026-11-24T07:59:59Z</uploadedToEspTimestamp>"
                        + "|<uploadedToEspTimestamp>2026-11-24T08:00:00Z</uploadedToEspTimestamp>"
            })
    void rules_about_a_file(String rule, String good, String bad) {
        assertThat(flaws(Samples.parsed(FILE.formatted(good)))).isEmpty();
        assertThat(flaws(Samples.parsed(FILE.formatted(bad)))).hasSize(1).allMatch(f -> f.level() == Flaw.Level.RULE);
    }

    @Test
    void rule_1_a_reporter_has_an_email() {
        String good = report("");
        String bad = good.replace("<email>trust@example.org</email>", "<firstName>one</firstName>");
        assertThat(flaws(Samples.parsed(good))).isEmpty();
        assertThat(flaws(Samples.parsed(bad)).stream().map(Flaw::where))
                .containsExactly("report/reporter/reportingPerson/email");
    }

    @Test
    void rule_6_an_email_of_an_incident_stands_with_a_person_of_the_report() {
        String incident = "<internetDetails><emailIncident><emailAddress>a@example.org</emailAddress></emailIncident>"
                + "</internetDetails>";
        String user = "<personOrUserReported><personOrUserReportedPerson><email>%s</email></personOrUserReportedPerson>"
                + "</personOrUserReported>";
        String good = report(user.formatted("a@example.org")).replace("<reporter>", incident + "<reporter>");
        String bad = report(user.formatted("b@example.org")).replace("<reporter>", incident + "<reporter>");
        assertThat(flaws(Samples.parsed(good))).isEmpty();
        assertThat(flaws(Samples.parsed(bad))).hasSize(1);
    }

    @Test
    void rule_13_an_escalation_says_why() {
        assertThat(flaws(Samples.parsed(report("", "<escalateToHighPriority>a reason</escalateToHighPriority>", ""))))
                .isEmpty();
        assertThat(flaws(Samples.parsed(report("", "<escalateToHighPriority> </escalateToHighPriority>", ""))))
                .hasSize(1);
    }

    @Test
    void rule_15_two_users_need_a_batch() {
        String two = "<personOrUserReported><espIdentifier>1</espIdentifier></personOrUserReported>"
                + "<personOrUserReported><espIdentifier>2</espIdentifier></personOrUserReported>";
        assertThat(flaws(Samples.parsed(report("<batchedReport reason='VIRAL_POTENTIAL_MEME'/>", "", two))))
                .isEmpty();
        assertThat(flaws(Samples.parsed(report(two)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<escalateToHighPriority>r</escalateToHighPriority>|``",
                "``|<additionalInfo>more</additionalInfo>",
                "``|<victim><victimPerson/></victim>",
                "``|<intendedRecipient/>",
                "``|<personOrUserReported><screenName>s</screenName></personOrUserReported>"
            })
    void rule_16_a_batch_holds_little(String inSummary, String after) {
        assertThat(flaws(Samples.parsed(report(inSummary.isEmpty() ? "" : "", inSummary, after))))
                .isEmpty();
        assertThat(flaws(Samples.parsed(report("<batchedReport reason='VIRAL_POTENTIAL_MEME'/>", inSummary, after))))
                .hasSize(1);
    }

    @Test
    void rule_16_a_file_of_a_batch_is_marked_and_holds_little() {
        XmlNode good = Samples.parsed(FILE.formatted("<fileAnnotations><viral/></fileAnnotations>"));
        XmlNode unmarked = Samples.parsed(FILE.formatted(""));
        XmlNode more = Samples.parsed(FILE.formatted("<fileAnnotations><viral/><infant/></fileAnnotations>"));
        XmlNode named = Samples.parsed(FILE.formatted(
                "<originalFileName>n</originalFileName><fileAnnotations><potentialMeme/></fileAnnotations>"));
        assertThat(DocumentRules.checkBatchedFile(good)).isEmpty();
        assertThat(DocumentRules.checkBatchedFile(unmarked)).hasSize(1);
        assertThat(DocumentRules.checkBatchedFile(more)).hasSize(1);
        assertThat(DocumentRules.checkBatchedFile(named)).hasSize(1);
    }

    @Test
    void rule_18_one_additional_information_for_a_recipient() {
        String info = "<additionalInfo>a</additionalInfo>";
        assertThat(flaws(Samples.parsed(report("<intendedRecipient>" + info + "</intendedRecipient>"))))
                .isEmpty();
        assertThat(flaws(Samples.parsed(report("<intendedRecipient>" + info + info + "</intendedRecipient>"))))
                .hasSize(1);
    }

    /// For each rule a document that breaks it and nothing else; its twin, with the good text, breaks nothing.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCHEMA|<dateOfBirth>1996-01-01</dateOfBirth>|<dateOfBirth>yesterday</dateOfBirth>",
                "MOMENT_WITHOUT_ZONE|<email verified='1' verificationDate='2026-01-01T00:00:00Z'>a@example.org</email>"
                        + "|<email verified='1' verificationDate='2026-01-01T00:00:00'>a@example.org</email>",
                "MOMENT_IN_FUTURE|<dateOfBirth>1996-01-01</dateOfBirth>|<dateOfBirth>2096-01-01</dateOfBirth>",
                "TOO_LONG|<phone>1</phone>|<phone>111111111111111111111111111111111111111111111111111</phone>",
                "OUT_OF_RANGE|<age>150</age>|<age>151</age>",
                "NO_EMAIL|<email>a@example.org</email>|<email>a</email>",
                "VERIFIED_WITHOUT_YES|<email verified='1' verificationDate='2026-01-01T00:00:00Z'>a@example.org</email>"
                        + "|<email verificationDate='2026-01-01T00:00:00Z'>a@example.org</email>",
                "CALLING_CODE_TWICE|<phone countryCallingCode='+44'>20</phone>"
                        + "|<phone countryCallingCode='+44'>004420</phone>",
                "COUNTRY_OF_NO_LIST|<address><country>GB</country></address>|<address><country>EU</country></address>"
            })
    void a_rule_about_a_person_is_broken_by_name(Rule rule, String good, String bad) {
        String user = "<personOrUserReported><personOrUserReportedPerson>%s</personOrUserReportedPerson>"
                + "</personOrUserReported>";
        twins(rule, report(user.formatted(good)), report(user.formatted(bad)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MOMENTS_OUT_OF_ORDER|<accountPermanentlyDisabled disabledDate='2026-01-01T00:00:00Z'"
                        + " userNotifiedDate='2026-01-01T00:00:00Z'>true</accountPermanentlyDisabled>"
                        + "|<accountPermanentlyDisabled disabledDate='2026-01-02T00:00:00Z'"
                        + " userNotifiedDate='2026-01-01T00:00:00Z'>true</accountPermanentlyDisabled>",
                "BLANK|<deviceId><idType>IMEI</idType><idValue>1</idValue></deviceId>"
                        + "|<deviceId><idType> </idType><idValue>1</idValue></deviceId>",
                "NO_URL|<profileUrl>https://example.org/a</profileUrl>|<profileUrl>example</profileUrl>",
                "NO_IP_ADDRESS|<ipCaptureEvent><ipAddress>192.0.2.1</ipAddress></ipCaptureEvent>"
                        + "|<ipCaptureEvent><ipAddress>192.0.2</ipAddress></ipCaptureEvent>",
                "LOCATION_WITHOUT_COUNTRY|<estimatedLocation><countryCode>GB</countryCode></estimatedLocation>"
                        + "|<estimatedLocation><city>Leeds</city></estimatedLocation>",
                "LOCATION_WITHOUT_STATE|<estimatedLocation><city>Salem</city><region>OR</region>"
                        + "<countryCode>US</countryCode></estimatedLocation>"
                        + "|<estimatedLocation><city>Salem</city><countryCode>US</countryCode></estimatedLocation>",
                "AGE_AND_BIRTH|<associatedAccount type='Other'><approximateAge>30</approximateAge></associatedAccount>"
                        + "|<associatedAccount type='Other'><approximateAge>30</approximateAge>"
                        + "<dateOfBirth>1996-01-01</dateOfBirth></associatedAccount>",
                "REPORT_OF_ELSEWHERE|<priorCTReports>7</priorCTReports>|<priorCTReports>8</priorCTReports>"
            })
    void a_rule_about_an_account_is_broken_by_name(Rule rule, String good, String bad) {
        String user = "<personOrUserReported>%s</personOrUserReported>";
        twins(rule, report(user.formatted(good)), report(user.formatted(bad)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "METADATA_WITHOUT_FILE|<exifViewedByEsp>false</exifViewedByEsp>"
                        + "|<exifViewedByEsp>true</exifViewedByEsp>",
                "SUPPLEMENTAL_AND_MARKED|<fileRelevance>Reported</fileRelevance>"
                        + "<industryClassification>A1</industryClassification>"
                        + "|<fileRelevance>Supplemental Reported</fileRelevance>"
                        + "<industryClassification>A1</industryClassification>"
            })
    void a_rule_about_a_file_is_broken_by_name(Rule rule, String good, String bad) {
        twins(rule, FILE.formatted(good), FILE.formatted(bad));
    }

    @Test
    void rules_about_a_whole_report_are_broken_by_name() {
        String user = "<personOrUserReported><espIdentifier>a</espIdentifier></personOrUserReported>";
        String victim = "<victim><victimPerson/><espIdentifier>%s</espIdentifier></victim>";
        String batch = "<batchedReport reason='VIRAL_POTENTIAL_MEME'/>";
        String info = "<additionalInfo>a</additionalInfo>";
        String mail = "<internetDetails><emailIncident><emailAddress>a@example.org</emailAddress></emailIncident>"
                + "</internetDetails><reporter>";
        String one = "<email>trust@example.org</email>";
        twins(Rule.SECOND_USER, report(user), report(user + user));
        twins(Rule.VICTIM_AS_SUSPECT, report(user + victim.formatted("b")), report(user + victim.formatted("a")));
        twins(Rule.BATCH_HOLDS_MORE, report(batch, "", user), report(batch, "", user + info));
        twins(Rule.REPORTER_WITHOUT_EMAIL, report(user), report(user).replace(one, ""));
        twins(Rule.EMAIL_OF_NOBODY, report(user), report(user).replace("<reporter>", mail));
        twins(
                Rule.SECOND_INFORMATION,
                report("<intendedRecipient>" + info + "</intendedRecipient>"),
                report("<intendedRecipient>" + info + info + "</intendedRecipient>"));
        assertThat(DocumentRules.checkBatchedFile(Samples.parsed(FILE.formatted(""))))
                .extracting(Flaw::rule)
                .containsExactly(Rule.BATCH_WITHOUT_MARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"90|91", "-180|-181", "0|NaN", "0|INF"})
    void a_point_lies_on_earth(String good, String bad) {
        String place = "<internetDetails><cellPhoneIncident>%s</cellPhoneIncident></internetDetails><reporter>";
        String element = good.startsWith("9") ? "latitude" : "longitude";
        String point = "<" + element + ">%s</" + element + ">";
        twins(
                Rule.OUT_OF_RANGE,
                report("").replace("<reporter>", place.formatted(point.formatted(good))),
                report("").replace("<reporter>", place.formatted(point.formatted(bad))));
    }

    private static void twins(Rule rule, String good, String bad) {
        assertThat(flaws(Samples.parsed(good))).as("the good twin").isEmpty();
        assertThat(flaws(Samples.parsed(bad)))
                .as("the hostile twin")
                .extracting(Flaw::rule)
                .containsExactly(rule);
    }
}
