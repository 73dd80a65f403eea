package org.rowan.agency.records;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.agency.Fields;
import org.rowan.agency.Told;
import org.rowan.cases.Account;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Item;
import org.rowan.cases.KeptItem;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.RiskReason;
import org.rowan.cases.Rung;
import org.rowan.cases.Surface;
import org.rowan.cases.UkLink;
import org.rowan.cases.Viewed;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.IpCapture;

/// A case as JSON: its history, event by event, with every field that each event has.
final class CaseDocument {
    private CaseDocument() {}

    static Fields of(CaseFile file) {
        return new Fields()
                .add("form", "rowan-case/1")
                .add("case", file.id().value())
                .add("drill", file.drill())
                .add("state", word(file.state()))
                .list("events", file.events().stream().map(CaseDocument::event).toList());
    }

    /// The ledger of viewings: nothing else says who saw what.
    static Fields views(CaseFile file) {
        return new Fields()
                .add("form", "rowan-views/1")
                .add("case", file.id().value())
                .add("counts_from_millis", Viewed.COUNTS_FROM.toMillis())
                .list("views", file.views().stream().map(CaseDocument::view).toList());
    }

    private static Fields view(Viewed view) {
        return new Fields()
                .add("at", view.at())
                .add("by", view.by().value())
                .add("evidence", view.evidence().hex())
                .add("rung", word(view.rung()))
                .add("whole", view.whole())
                .add("in_view_millis", view.inView().toMillis())
                .add("counts", view.counts());
    }

    static Fields event(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Opened e -> opened(e);
            case CaseEvent.EvidenceSealed e -> at(e, "evidence-sealed").add("evidence", evidence(e.evidence()));
            case CaseEvent.Claimed e -> by(e, "claimed", e.by()).add("until", e.until());
            case CaseEvent.Released e -> by(e, "released", e.by());
            case CaseEvent.Recused e -> by(e, "recused", e.by());
            case CaseEvent.Revealed e -> shown(by(e, "revealed", e.by()), e.evidence(), e.rung(), e.whole());
            case CaseEvent.ViewRecorded e -> viewed(e);
            case CaseEvent.MetadataOpened e ->
                by(e, "metadata-opened", e.by()).add("evidence", e.evidence().hex());
            case CaseEvent.Decided e -> by(e, "decided", e.by()).add("decision", decision(e.decision()));
            case CaseEvent.Dismissed e -> at(e, "dismissed");
            case CaseEvent.Reopened e -> by(e, "reopened", e.by()).add("reason", e.reason());
            case CaseEvent.FoundHarmless e -> by(e, "found-harmless", e.by()).add("until", e.until());
            case CaseEvent.ReferralAccepted e -> filing(e, "referral-accepted", e.destination(), e.filing());
            case CaseEvent.ReferralFiled e ->
                filing(e, "referral-filed", e.destination(), e.filing()).add("reference", e.reference());
            case CaseEvent.ReferralUnsettled e ->
                filing(e, "referral-unsettled", e.destination(), e.filing()).add("sentence", e.sentence());
            case CaseEvent.ReferralReturned e ->
                filing(e, "referral-returned", e.destination(), e.filing()).add("sentence", e.sentence());
            case CaseEvent.RiskRanked e -> ranked(e);
            case CaseEvent.AfterFiling e -> afterFiling(e);
            case CaseEvent.HoldSet e -> hold(e);
            case CaseEvent.HoldLifted e -> by(e, "hold-lifted", e.by()).add("reason", e.reason());
            case CaseEvent.OpeningAsked e -> asked(e);
            case CaseEvent.OpeningApproved e -> approved(e);
            case CaseEvent.RetentionExtended e -> extended(e);
            case CaseEvent.RecordsTaken e -> taken(e);
            case CaseEvent.Exported e -> exported(e);
            case CaseEvent.ServiceEvent e -> ServiceDocument.of(e);
            case CaseEvent.AuthorityEvent e -> AuthorityDocument.of(e);
            case CaseEvent.PreservationEvent e -> PreservationDocument.of(e);
            case CaseEvent.DestructionOrdered e -> at(e, "destruction-ordered").add("basis", word(e.basis()));
            case CaseEvent.EvidenceDestroyed e -> at(e, "evidence-destroyed").texts("evidence", ids(e.evidence()));
        };
    }

    private static Fields ranked(CaseEvent.RiskRanked ranked) {
        return by(ranked, "risk-ranked", ranked.by())
                .add("rank", word(ranked.rank()))
                .texts(
                        "reasons",
                        ranked.reasons().stream().map(RiskReason::label).toList())
                .maybe("words", ranked.words());
    }

    private static Fields viewed(CaseEvent.ViewRecorded viewed) {
        return shown(by(viewed, "view-recorded", viewed.by()), viewed.evidence(), viewed.rung(), viewed.whole())
                .add("in_view_millis", viewed.inView().toMillis());
    }

    private static Fields asked(CaseEvent.OpeningAsked asked) {
        return by(asked, "opening-asked", asked.by())
                .add("authority", asked.authority())
                .add("purpose", asked.purpose());
    }

    private static Fields approved(CaseEvent.OpeningApproved approved) {
        return by(approved, "opening-approved", approved.by()).add("until", approved.until());
    }

    private static Fields extended(CaseEvent.RetentionExtended extended) {
        return by(extended, "retention-extended", extended.by())
                .add("until", extended.until())
                .add("reason", extended.reason());
    }

    private static Fields opened(CaseEvent.Opened opened) {
        return at(opened, "opened")
                .add("source", word(opened.source()))
                .add("item", item(opened.item()))
                .list(
                        "matches",
                        opened.matches().stream().map(CaseDocument::match).toList())
                .add("strength", word(opened.strength()));
    }

    private static Fields shown(Fields fields, EvidenceId evidence, Rung rung, boolean whole) {
        return fields.add("evidence", evidence.hex()).add("rung", word(rung)).add("whole", whole);
    }

    private static Fields afterFiling(CaseEvent.AfterFiling event) {
        return switch (event) {
            case CaseEvent.FollowUpOpened e -> by(e, "follow-up-opened", e.by()).add("reason", e.reason());
            case CaseEvent.CorrectionAsked e ->
                by(e, "correction-asked", e.by()).add("reason", e.reason());
            case CaseEvent.Corrected e -> by(e, "corrected", e.by());
            case CaseEvent.CorrectionTold e ->
                by(e, "correction-told", e.by()).add("filing", e.filing()).add("how", e.how());
        };
    }

    private static Fields hold(CaseEvent.HoldSet hold) {
        return by(hold, "hold-set", hold.by())
                .add("authority", hold.authority())
                .maybe("until", hold.until().map(Object::toString));
    }

    private static Fields taken(CaseEvent.RecordsTaken taken) {
        return by(taken, "records-taken", taken.by())
                .add("authority", taken.authority())
                .add("purpose", taken.purpose())
                .texts("evidence", ids(taken.evidence()));
    }

    private static Fields exported(CaseEvent.Exported exported) {
        return by(exported, "exported", exported.by())
                .add("filing", exported.filing())
                .add("as", exported.form())
                .add("sha256", exported.document().hex());
    }

    static Fields at(CaseEvent event, String kind) {
        return new Fields().add("event", kind).add("at", event.at());
    }

    static Fields by(CaseEvent event, String kind, PersonId by) {
        return at(event, kind).add("by", by.value());
    }

    private static Fields filing(CaseEvent event, String kind, Destination to, String filing) {
        return at(event, kind).add("to", to.label()).add("filing", filing);
    }

    private static List<String> ids(List<EvidenceId> evidence) {
        return evidence.stream().map(EvidenceId::hex).toList();
    }

    /// Of an account that was frozen as a whole there is no item: no id, no surface, nothing that was shared.
    static Fields item(Item item) {
        Fields fields = new Fields();
        if (item.surface() != Surface.ACCOUNT) {
            fields.add("id", item.id()).add("surface", item.surface().label()).add("shared_at", item.sharedAt());
        }
        fields.add("account", account(item.account()))
                .maybe("from", item.from().map(CaseDocument::capture))
                .reveal("file_name", item.fileName())
                .reveal("url", item.url())
                .maybe("publicly_available", item.publiclyAvailable());
        item.noticed().ifPresent(how -> fields.texts("noticed", Told.lines(how)));
        item.circumstances().ifPresent(stated -> fields.texts("circumstances", Told.lines(stated)));
        return fields;
    }

    static Fields account(Account account) {
        Fields fields = new Fields();
        if (!account.isUnknown()) fields.reveal("id", account.id());
        return fields.reveal("screen_name", account.screenName())
                .reveal("display_name", account.displayName())
                .reveal("email", account.email())
                .reveal("profile_url", account.profileUrl());
    }

    static Fields capture(IpCapture from) {
        return new Fields()
                .reveal("address", from.address())
                .maybe("port", from.port())
                .add("at", from.at())
                .maybe("occasion", from.occasion().map(CaseDocument::word))
                .maybe("possible_proxy", from.possibleProxy());
    }

    /// An outside matcher tells neither of a record nor of a distance.
    private static Fields match(MatchFact match) {
        Optional<MatchFact> listed = Optional.of(match).filter(m -> !m.type().matcher());
        return new Fields()
                .add("list_id", match.listId().value())
                .add("list", match.list())
                .add("source", match.source())
                .add("drill", match.drill())
                .add("type", match.type().label())
                .maybe("record", listed.map(MatchFact::record))
                .maybe("distance", listed.map(MatchFact::distance))
                .add("variant", match.variant().label())
                .maybe("frame", match.moment().map(moment -> moment.frame()))
                .maybe("millis", match.moment().map(moment -> moment.millis()));
    }

    static Fields evidence(EvidenceItem item) {
        return new Fields()
                .add("id", item.id().hex())
                .add("media_type", item.mediaType())
                .add("bytes", item.length())
                .add("md5", item.digests().md5().hex())
                .add("sha1", item.digests().sha1().hex())
                .add("sha256", item.digests().sha256().hex())
                .maybe("undecodable", item.undecodable().map(CaseDocument::word))
                .maybe(
                        "picture",
                        item.fingerprints()
                                .map(f -> new Fields()
                                        .add("format", f.format().mediaType())
                                        .add("width", f.width())
                                        .add("height", f.height())
                                        .add("frames", f.frames())
                                        .add("pdq", f.hashed().hash().hex())
                                        .add("pdq_quality", f.hashed().quality())));
    }

    private static Fields decision(ReviewDecision decision) {
        Fields fields = switch (decision) {
            case ReviewDecision.Refer refer ->
                new Fields()
                        .add("decision", "refer")
                        .add("to", refer.destination().label())
                        .add("incident", refer.incident().label())
                        .maybe("priority", refer.priority().map(p -> p.level()))
                        .maybe("imminent", refer.imminent());
            case ReviewDecision.Dismiss dismiss -> new Fields().add("decision", "dismiss");
            case ReviewDecision.AskSecond ask -> new Fields().add("decision", "ask-second");
        };
        if (decision instanceof ReviewDecision.Refer refer) {
            refer.findings().ifPresent(found -> fields.texts("findings", Told.lines(found)));
            refer.link().ifPresent(link -> fields.texts("uk_link", grounds(link)));
        }
        return fields.add("reason", decision.reason());
    }

    private static List<String> grounds(UkLink link) {
        return link.grounds().stream().map(UkLink.Ground::label).toList();
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The files that were sealed, those destroyed since included.
    static List<EvidenceItem> sealed(CaseFile file) {
        return file.all(CaseEvent.EvidenceSealed.class).stream()
                .map(CaseEvent.EvidenceSealed::evidence)
                .toList();
    }

    /// The same of what was kept unseen.
    static List<KeptItem> unseen(CaseFile file) {
        return file.all(CaseEvent.KeptUnseen.class).stream()
                .map(CaseEvent.KeptUnseen::kept)
                .toList();
    }

    static Optional<CaseEvent.EvidenceDestroyed> destroyed(CaseFile file, EvidenceId id) {
        return file.all(CaseEvent.EvidenceDestroyed.class).stream()
                .filter(e -> e.evidence().contains(id))
                .findFirst();
    }
}
