package org.rowan.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Findings;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.UkLink;

/// What is told to an agency, frozen when the reviewers agreed. Every value is one that the case holds;
/// nothing is clamped, guessed or defaulted.
///
/// - `drill`: made from a drill list; such a referral never leaves for a production desk. `incidentAt`: when the
///   user shared the item, by the service's clock. `detectedAt`: when Rowan matched it. `imminent`: why a child is
///   at immediate risk. `reviewers`: who agreed. `earlier`: references of earlier referrals of this case.
///   `findings`: what the reviewers who agreed found. `enclosures`: texts that go with it as files. `link`: what they
///   said of a link to the United Kingdom.
public record Referral(
        FilingId filing,
        CaseId caseId,
        Destination destination,
        boolean drill,
        IncidentType incident,
        Instant incidentAt,
        Instant detectedAt,
        Optional<Priority> priority,
        Optional<String> imminent,
        String narrative,
        Reporter reporter,
        Account account,
        Item item,
        List<ReferredFile> files,
        List<PersonId> reviewers,
        List<String> earlier,
        Optional<Findings> findings,
        List<Enclosure> enclosures,
        Optional<UkLink> link) {
    public Referral {
        files = List.copyOf(files);
        reviewers = List.copyOf(reviewers);
        earlier = List.copyOf(earlier);
        enclosures = List.copyOf(enclosures);
    }

    public Referral(
            FilingId filing,
            CaseId caseId,
            Destination destination,
            boolean drill,
            IncidentType incident,
            Instant incidentAt,
            Instant detectedAt,
            Optional<Priority> priority,
            Optional<String> imminent,
            String narrative,
            Reporter reporter,
            Account account,
            Item item,
            List<ReferredFile> files,
            List<PersonId> reviewers,
            List<String> earlier,
            Optional<Findings> findings,
            List<Enclosure> enclosures) {
        this(
                filing,
                caseId,
                destination,
                drill,
                incident,
                incidentAt,
                detectedAt,
                priority,
                imminent,
                narrative,
                reporter,
                account,
                item,
                files,
                reviewers,
                earlier,
                findings,
                enclosures,
                Optional.empty());
    }

    public Referral(
            FilingId filing,
            CaseId caseId,
            Destination destination,
            boolean drill,
            IncidentType incident,
            Instant incidentAt,
            Instant detectedAt,
            Optional<Priority> priority,
            Optional<String> imminent,
            String narrative,
            Reporter reporter,
            Account account,
            Item item,
            List<ReferredFile> files,
            List<PersonId> reviewers,
            List<String> earlier) {
        this(
                filing,
                caseId,
                destination,
                drill,
                incident,
                incidentAt,
                detectedAt,
                priority,
                imminent,
                narrative,
                reporter,
                account,
                item,
                files,
                reviewers,
                earlier,
                Optional.empty(),
                List.of());
    }

    /// The same, with these texts beside it.
    public Referral enclosing(List<Enclosure> texts) {
        return with(findings, texts, link);
    }

    /// The same, by what one reviewer found alone.
    public Referral finding(Optional<Findings> found) {
        return with(found, enclosures, link);
    }

    /// The same, by what one reviewer said of a link alone.
    public Referral linked(Optional<UkLink> said) {
        return with(findings, enclosures, said);
    }

    private Referral with(Optional<Findings> found, List<Enclosure> texts, Optional<UkLink> said) {
        return new Referral(
                filing,
                caseId,
                destination,
                drill,
                incident,
                incidentAt,
                detectedAt,
                priority,
                imminent,
                narrative,
                reporter,
                account,
                item,
                files,
                reviewers,
                earlier,
                found,
                texts,
                said);
    }

    public Findings found() {
        return findings.orElse(Findings.NONE);
    }
}
