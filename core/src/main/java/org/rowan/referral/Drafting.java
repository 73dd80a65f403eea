package org.rowan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Findings;
import org.rowan.cases.Item;
import org.rowan.cases.MinimumReport;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.UkLink;
import org.rowan.incident.FileMark;

/// Drafts a referral from a case and a decision.
public final class Drafting {
    private Drafting() {}

    /// - Errors: none; all gaps are named at once.
    public static Drafted draft(
            FilingId filing, CaseFile file, Refer refer, Reporter reporter, Optional<DeskFacts> desk, Instant now) {
        List<Gap> gaps = gaps(file, refer, reporter, desk, now);
        return gaps.isEmpty()
                ? new Drafted.Complete(referral(filing, file, refer, reporter))
                : new Drafted.Incomplete(gaps);
    }

    private static List<Gap> gaps(
            CaseFile file, Refer refer, Reporter reporter, Optional<DeskFacts> desk, Instant now) {
        Item item = file.item();
        List<Gap> gaps = new ArrayList<>();
        if (reporter.email().reveal().isBlank()) gaps.add(Gap.REPORTER_EMAIL);
        if (item.sharedAt().isAfter(now)) gaps.add(Gap.INCIDENT_IN_FUTURE);
        if (item.captureIsAfter(now)) gaps.add(Gap.CAPTURE_IN_FUTURE);
        if (item.account().isUnknown() && !MinimumReport.allowed(refer)) gaps.add(Gap.ACCOUNT_ID);
        if (refer.destination() == Destination.NCA && refer.priority().isEmpty()) gaps.add(Gap.PRIORITY);
        if (desk.filter(DeskFacts::asksUkLink).isPresent() && refer.link().isEmpty()) gaps.add(Gap.UK_LINK);
        if (file.evidence().isEmpty() && !item.stated().hasSubstance()) gaps.add(Gap.SUBSTANCE);
        if (refer.found().viral() && !oneViralFile(file, refer.found())) gaps.add(Gap.VIRAL_FILE);
        if (desk.isEmpty()) gaps.add(Gap.NO_DESK);
        desk.filter(d -> file.drill() && !d.takesDrills()).ifPresent(d -> gaps.add(Gap.DRILL_TO_PRODUCTION));
        desk.filter(d -> !file.drill() && !d.takesReal()).ifPresent(d -> gaps.add(Gap.REAL_TO_TEST));
        return gaps;
    }

    private static Referral referral(FilingId filing, CaseFile file, Refer refer, Reporter reporter) {
        Item item = file.item();
        return new Referral(
                filing,
                file.id(),
                refer.destination(),
                file.drill(),
                refer.incident(),
                item.sharedAt(),
                file.opened().at(),
                refer.priority(),
                refer.imminent(),
                refer.reason(),
                reporter,
                item.account(),
                item,
                file.evidence().stream().map(e -> referred(file, e)).toList(),
                file.decisions().entrySet().stream()
                        .filter(d -> refer.agreesWith(d.getValue()))
                        .map(java.util.Map.Entry::getKey)
                        .toList(),
                file.filed().stream().map(f -> f.reference()).toList(),
                Optional.of(found(file, refer)).filter(found -> !found.isEmpty()),
                List.of(),
                UkLink.together(
                        agreed(file, refer).flatMap(d -> d.link().stream()).toList()));
    }

    /// Who decided before does not see what this reviewer found, so that each finds freely; all of it is told.
    private static Findings found(CaseFile file, Refer refer) {
        return Findings.together(agreed(file, refer)
                .flatMap(d -> d.findings().stream())
                .distinct()
                .toList());
    }

    /// The decisions that mean the same, this one included.
    private static Stream<Refer> agreed(CaseFile file, Refer refer) {
        Stream<Refer> others = file.decisions().values().stream()
                .filter(refer::agreesWith)
                .flatMap(d -> d instanceof Refer same ? Stream.of(same) : Stream.of());
        return Stream.concat(others, Stream.of(refer));
    }

    private static boolean oneViralFile(CaseFile file, Findings found) {
        return file.evidence().size() == 1
                && found.of(file.evidence().getFirst().id())
                        .filter(f ->
                                f.marks().contains(FileMark.VIRAL) || f.marks().contains(FileMark.POTENTIAL_MEME))
                        .isPresent();
    }

    private static ReferredFile referred(CaseFile file, EvidenceItem evidence) {
        Item item = file.item();
        return new ReferredFile(
                evidence,
                item.fileName(),
                item.sharedAt(),
                item.from(),
                item.url(),
                item.publiclyAvailable(),
                file.viewedWhole(evidence.id()),
                file.metadataOpened(evidence.id()),
                file.opened().matches());
    }
}
