package org.rowan.flow;

import org.rowan.base.Bytes;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.MatchFact;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.PdqHash;
import org.rowan.signal.WhyUndecodable;

/// `rowan-referral/2`: everything that is told to an agency, so that the reference in the log binds all of
/// it. The text holds personal data and hash values: it is only ever made to be committed to.
///
/// - Source: `docs/formats/audit-entry.md`, Records.
final class ReferralText {
    private ReferralText() {}

    static Bytes of(Referral referral) {
        Lines text = new Lines("rowan-referral/2")
                .add("filing", referral.filing().value())
                .add("case", referral.caseId().value())
                .add("to", referral.destination().label())
                .add("drill", referral.drill())
                .add("incident", referral.incident().label())
                .add("incident_at", referral.incidentAt().toString())
                .add("detected_at", referral.detectedAt().toString())
                .add("priority", referral.priority().map(p -> String.valueOf(p.level())))
                .add("imminent", referral.imminent())
                .add("narrative", referral.narrative());
        reporter(text, referral.reporter());
        ItemText.account(text, "account", referral.account());
        ItemText.item(text, referral.item());
        text.count("files", referral.files());
        referral.files().forEach(file -> file(text, file));
        text.count("reviewers", referral.reviewers());
        referral.reviewers().forEach(person -> text.add("reviewer", person.value()));
        text.count("earlier", referral.earlier());
        referral.earlier().forEach(reference -> text.add("earlier.reference", reference));
        referral.findings().ifPresent(found -> PartsText.add(text, "findings", found));
        if (!referral.enclosures().isEmpty()) PartsText.add(text, "enclosures", referral.enclosures());
        referral.link().ifPresent(link -> Records.link(text, link));
        return text.bytes();
    }

    private static void reporter(Lines text, Reporter reporter) {
        text.add("reporter.service", reporter.service())
                .reveal("reporter.first_name", reporter.firstName())
                .reveal("reporter.last_name", reporter.lastName())
                .reveal("reporter.email", reporter.email())
                .reveal("reporter.phone", reporter.phone())
                .add("reporter.legal_url", reporter.legalUrl());
        reporter.contact().ifPresent(contact -> PartsText.add(text, "reporter.contact", contact));
        reporter.template().ifPresent(template -> text.add("reporter.template", template));
        reporter.terms().ifPresent(terms -> text.add("reporter.terms", terms));
    }

    private static void file(Lines text, ReferredFile file) {
        evidence(text, file.evidence());
        text.reveal("file.name", file.originalName())
                .add("file.uploaded_at", file.uploadedAt().toString());
        ItemText.seen(text, "file.from", file.uploadedFrom());
        text.reveal("file.url", file.url())
                .add("file.public", file.publiclyAvailable().map(String::valueOf))
                .add("file.viewed", file.viewedWhole())
                .add("file.metadata_viewed", file.metadataViewed())
                .count("file.matches", file.matches());
        file.matches().forEach(match -> match(text, match));
    }

    private static void evidence(Lines text, EvidenceItem evidence) {
        text.add("file.evidence", evidence.id().hex())
                .add("file.media_type", evidence.mediaType())
                .add("file.length", evidence.length())
                .add("file.md5", evidence.digests().md5().hex())
                .add("file.sha1", evidence.digests().sha1().hex())
                .add("file.sha256", evidence.digests().sha256().hex())
                .add("file.undecodable", evidence.undecodable().map(WhyUndecodable::name));
        evidence.fingerprints().ifPresent(prints -> prints(text, prints));
    }

    private static void prints(Lines text, Fingerprints prints) {
        text.add("file.format", prints.format().name())
                .add("file.width", prints.width())
                .add("file.height", prints.height())
                .add("file.frames", prints.frames())
                .add("file.pdq", prints.hashed().hash().hex())
                .add("file.pdq_quality", prints.hashed().quality());
        for (PdqHash turned : prints.hashed().dihedral()) text.add("file.pdq_turned", turned.hex());
    }

    private static void match(Lines text, MatchFact match) {
        text.add("match.list", match.listId().value())
                .add("match.list_name", match.list())
                .add("match.source", match.source())
                .add("match.drill", match.drill())
                .add("match.type", match.type().label())
                .add("match.record", match.record())
                .add("match.distance", match.distance())
                .add("match.variant", match.variant().label());
        match.moment().ifPresent(moment -> text.add("match.frame", moment.frame()));
    }
}
