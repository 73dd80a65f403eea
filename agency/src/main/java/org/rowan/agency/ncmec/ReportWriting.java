package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.incident.Email;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Individual;
import org.rowan.incident.LawEnforcement;
import org.rowan.incident.Phone;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

/// Writes the document that opens a report. Values go as they are held or not at all.
final class ReportWriting {
    private final Referral referral;
    private final LongValues longValues;
    private final Notes notes;

    ReportWriting(Referral referral, LongValues longValues) {
        this.referral = referral;
        this.longValues = longValues;
        this.notes = new Notes(longValues);
    }

    XmlNode node() {
        if (referral.found().viral()) return viral();
        Part report = Part.root("report", notes, Origin.CASE);
        ownLines();
        report.add(incident(report));
        new Places(referral, longValues).into(report);
        referral.item()
                .stated()
                .lawEnforcement()
                .ifPresent(police -> report.add(lawEnforcement(report.child("lawEnforcement"), police)));
        report.addRequired(reporter(report));
        new Actors(referral, longValues).into(report);
        return report.additionalInfo().required();
    }

    /// NCMEC allows hardly anything in a viral report, and no place to tell what was left out.
    private XmlNode viral() {
        Part report = Part.strict("report", Origin.DECISION);
        report.add(report.child("batchedReport").attribute("reason", Optional.of("VIRAL_POTENTIAL_MEME")));
        report.add(incident(report));
        report.addRequired(reporter(report));
        report.add(report.child("personOrUserReported")
                .from(Origin.ACCOUNT)
                .put("espIdentifier", referral.account().id().reveal()));
        referral.item()
                .stated()
                .others()
                .forEach(other -> report.add(report.child("personOrUserReported")
                        .from(Origin.STATEMENT)
                        .put("espIdentifier", other.profile().id())));
        return report.required();
    }

    private Part incident(Part report) {
        Part marks = report.child("incidentSummary").child("reportAnnotations").from(Origin.DECISION);
        referral.found().marks().forEach(mark -> marks.mark(Wording.of(mark)));
        return report.child("incidentSummary")
                .from(Origin.DECISION)
                .put("incidentType", Wording.of(referral.incident()))
                .put("escalateToHighPriority", referral.imminent())
                .add(marks)
                .from(Origin.SETTING)
                .put("platform", referral.reporter().service())
                .from(Origin.UPLOAD)
                .put("incidentDateTime", referral.incidentAt().toString())
                .from(Origin.CASE)
                .put(
                        "incidentDateTimeDescription",
                        "When the user shared the item, by the service's clock. " + detection());
    }

    private String detection() {
        return referral.item()
                .noticed()
                .map(how -> "Noticed by %s at %s, taken in at %s."
                        .formatted(how.by().inWords(), how.at(), referral.detectedAt()))
                .orElseGet(() -> "Detected at " + referral.detectedAt() + ".");
    }

    private static Part lawEnforcement(Part element, LawEnforcement police) {
        element.from(Origin.STATEMENT)
                .put("agencyName", police.agency().reveal())
                .put("caseNumber", police.caseNumber())
                .put("reportedToLe", police.told())
                .put("servedLegalProcessDomestic", police.servedAtHome());
        police.officer().ifPresent(who -> element.add(Persons.contact(element.child("officerContact"), who)));
        police.servedAbroad()
                .ifPresent(abroad -> element.add(element.child("servedLegalProcessInternational")
                        .attribute("fleaCountry", abroad.by().map(c -> c.code()))
                        .text(String.valueOf(abroad.served()))));
        return element;
    }

    private Part reporter(Part report) {
        var who = referral.reporter();
        Part reporter = report.child("reporter").from(Origin.SETTING);
        Part person = reporter.child("reportingPerson");
        Persons.of(
                person,
                new Individual(
                        Optional.of(who.firstName()),
                        Optional.empty(),
                        Optional.of(who.lastName()),
                        who.phone().map(Phone::of).stream().toList(),
                        List.of(Email.of(who.email())),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        reporter.addRequired(person);
        who.contact().ifPresent(contact -> reporter.add(Persons.contact(reporter.child("contactPerson"), contact)));
        return reporter.put("companyTemplate", who.template())
                .put("termsOfService", who.terms())
                .put("legalURL", who.legalUrl());
    }

    private void ownLines() {
        notes.line(
                "Reference: " + referral.caseId().value() + "/"
                        + referral.filing().value(),
                Origin.CASE);
        if (referral.drill()) notes.line("DRILL. Made pictures, no real content, no real person.", Origin.CASE);
        if (!referral.narrative().isBlank()) notes.line(referral.narrative(), Origin.DECISION);
        notes.line(
                "Item \"%s\" on surface %s."
                        .formatted(
                                referral.item().id(), referral.item().surface().label()),
                Origin.UPLOAD);
        if (!referral.earlier().isEmpty()) {
            notes.line(
                    "Earlier reports about the same case: " + String.join(", ", referral.earlier()) + ".", Origin.CASE);
        }
        referral.item()
                .stated()
                .conduct()
                .forEach(c -> notes.whole("Conduct at " + c.at(), c.what().reveal(), Origin.STATEMENT));
        if (referral.files().isEmpty()) withoutFile(referral.item().stated().file());
        long excerpts = referral.item().stated().excerpts().size();
        if (excerpts > 0) notes.line("Excerpts of messages are enclosed as files: " + excerpts + ".", Origin.STATEMENT);
    }

    /// What is stated of a file that this case does not hold is told in words.
    private void withoutFile(FileStatement file) {
        String what = "Of a file that is not here";
        var item = referral.item();
        item.fileName().ifPresent(name -> notes.whole(what + ", its name", name.reveal(), Origin.UPLOAD));
        item.publiclyAvailable().ifPresent(yes -> notes.line(what + ", publicly available: " + yes, Origin.UPLOAD));
        file.originalHashes().forEach(h -> notes.whole(what + ", " + h.kind(), h.value(), Origin.STATEMENT));
        file.devices()
                .forEach(d ->
                        notes.whole(what + ", device " + d.kind(), d.value().reveal(), Origin.STATEMENT));
        file.embedded()
                .forEach(f -> notes.whole(what + ", " + f.name(), f.value().reveal(), Origin.STATEMENT));
        file.generativeAi().ifPresent(yes -> notes.line(what + ", made by generative AI: " + yes, Origin.STATEMENT));
        file.liveStream().ifPresent(yes -> notes.line(what + ", from a live stream: " + yes, Origin.STATEMENT));
    }
}
