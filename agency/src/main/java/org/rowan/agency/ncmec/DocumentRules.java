package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/// What NCMEC's documentation demands across several fields, beyond the schema, and what we demand of ourselves. The
/// names are those of [Rule].
public final class DocumentRules {
    private static final Set<String> ACTORS = Set.of("personOrUserReported", "intendedRecipient", "victim");
    private static final List<String> FORBIDDEN_IN_BATCH =
            List.of("internetDetails", "lawEnforcement", "intendedRecipient", "victim", "additionalInfo");

    private static final List<String> FORBIDDEN_IN_BATCHED_FILE = List.of(
            "originalFileName",
            "locationOfFile",
            "originalFileHash",
            "ipCaptureEvent",
            "deviceId",
            "details",
            "additionalInfo");

    private final List<Flaw> flaws = new ArrayList<>();
    private final LongPredicate ownReport;

    private DocumentRules(LongPredicate ownReport) {
        this.ownReport = ownReport;
    }

    /// Every rule broken, all at once.
    ///
    /// - Shapes: `root` is a `report` or a `fileDetails`; `ownReport` says whether a report number was
    ///   issued by the environment this document goes to.
    public static List<Flaw> check(XmlNode root, LongPredicate ownReport) {
        DocumentRules rules = new DocumentRules(ownReport);
        if (root.name().equals("report")) {
            rules.report(root);
        } else if (root.name().equals("fileDetails")) {
            rules.fileDetails(root);
        }
        rules.everywhere(root, root.name());
        return List.copyOf(rules.flaws);
    }

    /// What a file of a batched report may hold, which depends on the report it belongs to.
    public static List<Flaw> checkBatchedFile(XmlNode fileDetails) {
        DocumentRules rules = new DocumentRules(id -> false);
        List<String> marks = fileDetails
                .first("fileAnnotations")
                .map(a -> a.children().stream().map(XmlNode::name).toList())
                .orElse(List.of());
        rules.rule(
                Rule.BATCH_WITHOUT_MARK,
                !marks.contains("viral") && !marks.contains("potentialMeme"),
                "fileDetails/fileAnnotations",
                "must hold viral or potentialMeme in a batched report");
        rules.rule(
                Rule.BATCH_HOLDS_MORE,
                !Set.of("viral", "potentialMeme").containsAll(marks),
                "fileDetails/fileAnnotations",
                "may hold viral and potentialMeme only in a batched report");
        for (String forbidden : FORBIDDEN_IN_BATCHED_FILE) {
            rules.rule(
                    Rule.BATCH_HOLDS_MORE,
                    fileDetails.has(forbidden),
                    "fileDetails/" + forbidden,
                    "must be left out of a batched report");
        }
        rules.rule(
                Rule.BATCH_HOLDS_MORE,
                fileDetails
                        .textOf("fileRelevance")
                        .filter(r -> !r.equals("Reported"))
                        .isPresent(),
                "fileDetails/fileRelevance",
                "must be Reported in a batched report");
        return List.copyOf(rules.flaws);
    }

    private void rule(Rule rule, boolean broken, String where, String sentence) {
        if (broken) {
            flaws.add(new Flaw(rule, where, sentence));
        }
    }

    private void report(XmlNode report) {
        boolean mailed = report.first("reporter")
                .flatMap(r -> r.first("reportingPerson"))
                .flatMap(p -> p.textOf("email"))
                .filter(e -> !e.isEmpty())
                .isPresent();
        rule(
                Rule.REPORTER_WITHOUT_EMAIL,
                !mailed,
                "report/reporter/reportingPerson/email",
                "at least one is required; got none");
        repeatedEmails(report);
        boolean batched = report.has("batchedReport");
        long users = report.all("personOrUserReported").count();
        rule(
                Rule.SECOND_USER,
                users > 1 && !batched,
                "report/personOrUserReported",
                "may stand there once unless the report is batched; got " + users);
        if (batched) {
            batch(report);
        }
        suspects(report);
        report.all("intendedRecipient")
                .forEach(r -> rule(
                        Rule.SECOND_INFORMATION,
                        r.all("additionalInfo").count() > 1,
                        "report/intendedRecipient/additionalInfo",
                        "may stand there once; got another"));
    }

    private void suspects(XmlNode report) {
        Set<String> victims = new HashSet<>();
        report.all("victim").flatMap(v -> v.textOf("espIdentifier").stream()).forEach(victims::add);
        report.all("personOrUserReported")
                .flatMap(u -> u.textOf("espIdentifier").stream())
                .forEach(id -> rule(
                        Rule.VICTIM_AS_SUSPECT,
                        victims.contains(id),
                        "report/personOrUserReported/espIdentifier",
                        "must not be that of a victim of the same report; it is"));
    }

    private void repeatedEmails(XmlNode report) {
        Set<String> actors = new HashSet<>();
        report.children().stream()
                .filter(c -> ACTORS.contains(c.name()))
                .flatMap(actor -> actor.children().stream().filter(c -> c.name().endsWith("Person")))
                .flatMap(person -> person.all("email"))
                .forEach(email -> actors.add(email.text().strip()));
        report.all("internetDetails")
                .flatMap(details -> details.children().stream())
                .flatMap(incident -> incident.all("emailAddress"))
                .forEach(email -> rule(
                        Rule.EMAIL_OF_NOBODY,
                        !actors.contains(email.text().strip()),
                        "report/internetDetails/emailAddress",
                        "must also stand with a person or user of the same report; it does not"));
    }

    private void batch(XmlNode report) {
        for (String forbidden : FORBIDDEN_IN_BATCH) {
            rule(
                    Rule.BATCH_HOLDS_MORE,
                    report.has(forbidden),
                    "report/" + forbidden,
                    "must be left out of a batched report");
        }
        boolean escalated = report.first("incidentSummary")
                .filter(s -> s.has("escalateToHighPriority"))
                .isPresent();
        rule(
                Rule.BATCH_HOLDS_MORE,
                escalated,
                "report/incidentSummary/escalateToHighPriority",
                "must be left out of a batched report");
        report.all("personOrUserReported")
                .forEach(user -> rule(
                        Rule.BATCH_HOLDS_MORE,
                        user.children().stream().anyMatch(c -> !c.name().equals("espIdentifier")),
                        "report/personOrUserReported",
                        "may hold espIdentifier only in a batched report"));
    }

    private void fileDetails(XmlNode file) {
        rule(
                Rule.METADATA_WITHOUT_FILE,
                truth(file, "exifViewedByEsp") && !truth(file, "fileViewedByEsp"),
                "fileDetails/exifViewedByEsp",
                "may be true only where fileViewedByEsp is true");
        if (file.textOf("fileRelevance").filter("Supplemental Reported"::equals).isPresent()) {
            boolean meme = truth(file, "potentialMeme")
                    || file.first("fileAnnotations")
                            .filter(a -> a.has("potentialMeme"))
                            .isPresent();
            rule(
                    Rule.SUPPLEMENTAL_AND_MARKED,
                    meme,
                    "fileDetails/potentialMeme",
                    "must be left out of a supplemental file");
            rule(
                    Rule.SUPPLEMENTAL_AND_MARKED,
                    file.has("industryClassification"),
                    "fileDetails/industryClassification",
                    "must be left out of a supplemental file");
        }
    }

    private void everywhere(XmlNode node, String where) {
        switch (node.name()) {
            case "estimatedLocation" -> location(node, where);
            case "accountTemporarilyDisabled", "accountPermanentlyDisabled" -> disabled(node, where);
            case "associatedAccount" ->
                rule(
                        Rule.AGE_AND_BIRTH,
                        node.has("approximateAge") && node.has("dateOfBirth"),
                        where,
                        "may hold an age or a date of birth, not both");
            case "priorCTReports", "priorCTReport" -> prior(node, where);
            default -> {
                // the other elements have no rule across fields
            }
        }
        node.attribute("verificationDate")
                .ifPresent(d -> rule(
                        Rule.VERIFIED_WITHOUT_YES,
                        node.attribute("verified")
                                .filter(v -> v.equals("true") || v.equals("1"))
                                .isEmpty(),
                        where + "/@verificationDate",
                        "needs verified to be true"));
        node.attribute("countryCallingCode")
                .ifPresent(code -> rule(
                        Rule.CALLING_CODE_TWICE,
                        node.text().strip().startsWith(code)
                                || node.text().strip().startsWith("00" + code.substring(1)),
                        where,
                        "must not repeat its calling code"));
        node.children().forEach(child -> everywhere(child, where + "/" + child.name()));
    }

    private void location(XmlNode location, String where) {
        Optional<String> country = location.textOf("countryCode").filter(c -> !c.isEmpty());
        rule(Rule.LOCATION_WITHOUT_COUNTRY, country.isEmpty(), where + "/countryCode", "is required; got none");
        if (country.filter("US"::equals).isPresent()) {
            Optional<String> region = location.textOf("region");
            rule(
                    Rule.LOCATION_WITHOUT_STATE,
                    region.isEmpty() && location.has("city"),
                    where + "/region",
                    "is required with a city in the US; got none");
            ValueType states =
                    SchemaModel.cyberTipline().value("address", "state").type();
            rule(
                    Rule.LOCATION_WITHOUT_STATE,
                    region.filter(r -> r.isEmpty() || !states.accepts(r)).isPresent(),
                    where + "/region",
                    "must be a two-letter code of a US state; got something else");
        }
    }

    private void disabled(XmlNode node, String where) {
        var from = node.attribute("disabledDate").flatMap(ValueRule::moment);
        var told = node.attribute("userNotifiedDate").flatMap(ValueRule::moment);
        var again = node.attribute("reenabledDate").flatMap(ValueRule::moment);
        if (from.isPresent()) {
            rule(
                    Rule.MOMENTS_OUT_OF_ORDER,
                    told.filter(t -> t.isBefore(from.get())).isPresent(),
                    where + "/@userNotifiedDate",
                    "must not be before disabledDate");
            rule(
                    Rule.MOMENTS_OUT_OF_ORDER,
                    again.filter(t -> !t.isAfter(from.get())).isPresent(),
                    where + "/@reenabledDate",
                    "must be after disabledDate");
        }
    }

    private void prior(XmlNode node, String where) {
        Stream.of(node.text().strip())
                .filter(t -> t.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .forEach(id -> rule(
                        Rule.REPORT_OF_ELSEWHERE,
                        !ownReport.test(id),
                        where,
                        "must be a report of the same environment; got another number"));
    }

    private static boolean truth(XmlNode parent, String flag) {
        return parent.textOf(flag)
                .filter(v -> v.equals("true") || v.equals("1"))
                .isPresent();
    }
}
