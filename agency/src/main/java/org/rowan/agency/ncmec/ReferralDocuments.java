package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.ncmec.CapturedAddress.Occasion;
import org.rowan.agency.ncmec.FileDetails.OriginalHash;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.IncidentType;
import org.rowan.cases.IpCapture;
import org.rowan.cases.MatchFact;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// Puts a referral into the CyberTipline's documents. Values go as they are held or not at all; one that
/// its field cannot take goes, whole, into the nearest additional information.
final class ReferralDocuments {
    private ReferralDocuments() {}

    static ReportDocument report(Referral referral) {
        return new ReportDocument(
                incident(referral),
                internet(referral),
                reporter(referral),
                Optional.of(user(referral)),
                Optional.of(new Personal<>(additionalInfo(referral))));
    }

    static IncidentKind kind(IncidentType type) {
        return switch (type) {
            case IMAGERY -> IncidentKind.IMAGERY;
            case TRAFFICKING -> IncidentKind.TRAFFICKING;
            case TOURISM -> IncidentKind.TOURISM;
            case MOLESTATION -> IncidentKind.MOLESTATION;
            case MISLEADING_DOMAIN -> IncidentKind.MISLEADING_DOMAIN;
            case MISLEADING_WORDS -> IncidentKind.MISLEADING_WORDS;
            case ENTICEMENT -> IncidentKind.ENTICEMENT;
            case OBSCENE_TO_CHILD -> IncidentKind.OBSCENE_TO_CHILD;
        };
    }

    private static IncidentSummary incident(Referral referral) {
        return new IncidentSummary(
                kind(referral.incident()),
                Optional.of(referral.reporter().service()).filter(s -> !s.isBlank()),
                referral.imminent().filter(i -> !i.isBlank()).map(Personal::new),
                Set.of(),
                referral.incidentAt(),
                Optional.of(new Personal<>("When the user shared the item, by the service's clock. Detected at "
                        + referral.detectedAt() + ".")));
    }

    private static List<InternetDetails> internet(Referral referral) {
        return referral.item().url().stream()
                .<InternetDetails>map(
                        url -> new InternetDetails.WebPage(List.of(url), Optional.empty(), Optional.empty()))
                .toList();
    }

    private static Reporter reporter(Referral referral) {
        var who = referral.reporter();
        PersonDetails person = new PersonDetails(
                held(who.firstName()),
                held(who.lastName()),
                who.phone().stream()
                        .map(p -> new PhoneNumber(p, Optional.empty(), Optional.empty()))
                        .toList(),
                List.of(new EmailAddress(who.email(), Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.empty(),
                Optional.empty());
        return new Reporter(person, Optional.empty(), Optional.empty(), Optional.empty(), who.legalUrl());
    }

    private static ReportedUser user(Referral referral) {
        Account account = referral.account();
        List<String> notes = new ArrayList<>();
        Optional<PersonDetails> person =
                account.email().flatMap(email -> email(email, notes)).map(e -> PersonDetails.reachedAt(List.of(e)));
        boolean uploaded = !referral.files().isEmpty();
        List<CapturedAddress> addresses = referral.item().from().stream()
                .flatMap(ip -> address(ip, uploaded, notes).stream())
                .toList();
        return new ReportedUser(
                person,
                Optional.of(account.id()),
                Optional.of(referral.reporter().service()).filter(s -> !s.isBlank()),
                Optional.empty(),
                account.screenName().flatMap(ReferralDocuments::held),
                account.displayName().flatMap(ReferralDocuments::held).stream().toList(),
                account.profileUrl().flatMap(ReferralDocuments::held).stream().toList(),
                Optional.empty(),
                addresses,
                joined(notes));
    }

    static FileDetails file(Referral referral, ReferredFile file, long reportId, String fileId) {
        List<String> notes = fileNotes(file);
        Optional<CapturedAddress> from = file.uploadedFrom().flatMap(ip -> address(ip, true, notes));
        return new FileDetails(
                reportId,
                fileId,
                file.originalName().flatMap(ReferralDocuments::held),
                Optional.of(file.uploadedAt()),
                file.url().flatMap(ReferralDocuments::held),
                Optional.of(file.viewedWhole()),
                exifViewed(file, notes),
                file.publiclyAvailable(),
                Optional.of(Relevance.REPORTED),
                Set.of(),
                Optional.empty(),
                hashes(file),
                from,
                List.of(),
                joined(notes));
    }

    /// The form takes "metadata viewed" only beside "file viewed whole"; without it the fact is told in
    /// words.
    private static Optional<Boolean> exifViewed(ReferredFile file, List<String> notes) {
        if (file.metadataViewed() && !file.viewedWhole()) {
            notes.add("A person viewed the embedded metadata; no viewing of the entire file is recorded.");
            return Optional.empty();
        }
        return Optional.of(file.metadataViewed());
    }

    private static List<OriginalHash> hashes(ReferredFile file) {
        var digests = file.evidence().digests();
        List<OriginalHash> hashes = new ArrayList<>();
        hashes.add(new OriginalHash("MD5", digests.md5().hex()));
        hashes.add(new OriginalHash("SHA1", digests.sha1().hex()));
        hashes.add(new OriginalHash("SHA256", digests.sha256().hex()));
        file.evidence()
                .fingerprints()
                .ifPresent(f ->
                        hashes.add(new OriginalHash("PDQ", f.hashed().hash().hex())));
        return hashes;
    }

    private static List<String> fileNotes(ReferredFile file) {
        List<String> notes = new ArrayList<>();
        notes.add("Type by content: %s, %d bytes."
                .formatted(file.evidence().mediaType(), file.evidence().length()));
        file.evidence()
                .undecodable()
                .ifPresent(why -> notes.add("The file could not be decoded here; it was compared by digest only."));
        for (MatchFact match : file.matches()) {
            notes.add("Matched " + match.inWords() + ".");
        }
        return notes;
    }

    private static String additionalInfo(Referral referral) {
        List<String> lines = new ArrayList<>();
        lines.add("Reference: " + referral.caseId().value() + "/"
                + referral.filing().value());
        if (referral.drill()) {
            lines.add("DRILL. Made pictures, no real content, no real person.");
        }
        if (!referral.narrative().isBlank()) {
            lines.add(referral.narrative());
        }
        lines.add("Item \"%s\" on surface %s."
                .formatted(referral.item().id(), referral.item().surface().label()));
        if (!referral.earlier().isEmpty()) {
            lines.add("Earlier reports about the same case: " + String.join(", ", referral.earlier()) + ".");
        }
        return String.join("\n", lines);
    }

    private static Optional<EmailAddress> email(Personal<String> held, List<String> notes) {
        if (Syntax.isEmail(held.reveal())) {
            return Optional.of(new EmailAddress(held, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        if (!held.reveal().isBlank()) {
            notes.add("E-mail address as held, not one that this form accepts: " + held.reveal());
        }
        return Optional.empty();
    }

    private static Optional<CapturedAddress> address(IpCapture held, boolean uploaded, List<String> notes) {
        if (Syntax.isIp(held.address().reveal())) {
            return Optional.of(new CapturedAddress(
                    held.address(),
                    uploaded ? Optional.of(Occasion.UPLOAD) : Optional.empty(),
                    Optional.of(held.at()),
                    Optional.empty(),
                    held.port()));
        }
        String port = held.port().map(p -> ", port " + p).orElse("");
        Instant at = held.at();
        notes.add("Address as held, not one that this form accepts: %s%s, at %s."
                .formatted(held.address().reveal(), port, at));
        return Optional.empty();
    }

    private static Optional<Personal<String>> held(Personal<String> value) {
        return value.reveal().isBlank() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Personal<String>> joined(List<String> notes) {
        return notes.isEmpty() ? Optional.empty() : Optional.of(new Personal<>(String.join("\n", notes)));
    }
}
