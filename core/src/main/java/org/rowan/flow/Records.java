package org.rowan.flow;

import java.time.Instant;
import java.util.List;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.CorrectionTold;
import org.rowan.cases.CaseEvent.FactNoted;
import org.rowan.cases.CaseEvent.FactsStated;
import org.rowan.cases.CaseEvent.FollowUpOpened;
import org.rowan.cases.CaseEvent.GapsAccepted;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseEvent.RiskRanked;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.UkLink;
import org.rowan.hook.Ask;
import org.rowan.referral.Referral;

/// The texts behind references in the log: rebuilt from the case when an auditor is shown what a reference
/// stands for. One field a line, in a fixed order, so that the same facts always give the same bytes.
public final class Records {
    private Records() {}

    public static Reference actor(Blind blind, PersonId person) {
        return Reference.of(blind, "actor", Bytes.utf8(person.value()));
    }

    public static List<Reference> actors(Blind blind, List<PersonId> people) {
        return people.stream().map(p -> actor(blind, p)).toList();
    }

    /// What was compared and how near it was.
    public static Bytes match(List<MatchFact> matches, String objectSha256) {
        StringBuilder text = new StringBuilder("rowan-match/1\nobject: ")
                .append(objectSha256)
                .append('\n');
        for (MatchFact match : matches) {
            text.append("match: %s %d %s %d %s"
                    .formatted(
                            match.listId(), match.record(), match.type().label(), match.distance(), match.variant()));
            match.moment().ifPresent(moment -> text.append(" frame ").append(moment.frame()));
            text.append('\n');
        }
        return Bytes.utf8(text.toString());
    }

    public static Bytes decision(PersonId by, ReviewDecision decision) {
        Lines text = new Lines("rowan-decision/2").add("by", by.value());
        switch (decision) {
            case ReviewDecision.Refer refer ->
                text.add("decision", "refer")
                        .add("to", refer.destination().label())
                        .add("incident", refer.incident().label())
                        .add("priority", refer.priority().map(p -> String.valueOf(p.level())))
                        .add("imminent", refer.imminent());
            case ReviewDecision.Dismiss dismiss -> text.add("decision", "dismiss");
            case ReviewDecision.AskSecond ask -> text.add("decision", "ask-second");
        }
        text.add("reason", decision.reason());
        if (decision instanceof ReviewDecision.Refer refer) {
            refer.findings().ifPresent(found -> PartsText.add(text, "findings", found));
            refer.link().ifPresent(link -> link(text, link));
        }
        return text.bytes();
    }

    /// What is said of a link to the United Kingdom. Where nothing is, nothing stands there.
    static void link(Lines text, UkLink link) {
        text.count("uk_link", link.grounds());
        link.grounds().forEach(ground -> text.add("uk_link.ground", ground.label()));
    }

    /// Why a lead overturned a dismissal.
    public static Bytes reopening(PersonId by, String reason) {
        return new Lines("rowan-decision/2")
                .add("by", by.value())
                .add("decision", "reopen")
                .add("reason", reason)
                .bytes();
    }

    /// Until when the files of a case are known as harmless.
    public static Bytes harmless(PersonId by, Instant until) {
        return new Lines("rowan-decision/2")
                .add("by", by.value())
                .add("decision", "harmless")
                .add("until", until.toString())
                .bytes();
    }

    static Bytes ranked(RiskRanked ranked) {
        Lines text = new Lines("rowan-risk/1")
                .add("by", ranked.by().value())
                .add("rank", ranked.rank().label())
                .count("reasons", ranked.reasons());
        ranked.reasons().forEach(reason -> text.add("reason", reason.label()));
        return text.add("words", ranked.words()).bytes();
    }

    /// Why a concluded case is before the reviewers again.
    static Bytes followUp(FollowUpOpened opened) {
        return new Lines("rowan-follow-up/1")
                .add("by", opened.by().value())
                .add("reason", opened.reason())
                .bytes();
    }

    static Bytes correction(CorrectionAsked asked) {
        return correctionText("rowan-correction-asked/1", asked).bytes();
    }

    /// Which report was a mistake, why, and who agreed.
    static Bytes corrected(CorrectionAsked asked, Corrected corrected, ReferralFiled filed) {
        return correctionText("rowan-correction/1", asked)
                .add("agreed", corrected.by().value())
                .add("filing", filed.filing())
                .add("reference", filed.reference())
                .bytes();
    }

    private static Lines correctionText(String kind, CorrectionAsked asked) {
        return new Lines(kind).add("by", asked.by().value()).add("reason", asked.reason());
    }

    static Bytes told(CorrectionTold told) {
        return new Lines("rowan-correction-told/1")
                .add("by", told.by().value())
                .add("filing", told.filing())
                .add("how", told.how())
                .bytes();
    }

    /// What the service told, component by component.
    static Bytes facts(FactsStated stated) {
        Lines text = new Lines("rowan-facts/1")
                .add("delivery", stated.delivery().value())
                .add("teller", stated.teller());
        PartsText.add(text, "facts", stated.facts());
        return text.bytes();
    }

    static Bytes noted(FactNoted noted) {
        return new Lines("rowan-not-held/1")
                .add("by", noted.by().value())
                .add("need", noted.need().label())
                .add("because", noted.because())
                .bytes();
    }

    static Bytes gaps(GapsAccepted accepted) {
        Lines text = new Lines("rowan-gaps/1")
                .add("by", accepted.by().value())
                .add("to", accepted.destination().label())
                .count("gaps", accepted.gaps());
        accepted.gaps().forEach(need -> text.add("gap", need.label()));
        return text.add("reason", accepted.reason()).bytes();
    }

    /// What the service is asked, in whole.
    static Bytes ask(ServiceAsked asked) {
        Lines text = new Lines("rowan-ask/1")
                .add("by", asked.by().map(PersonId::value))
                .add("delivery", asked.delivery().value())
                .add("hook", asked.hook())
                .add("kind", asked.ask().kind().label());
        switch (asked.ask()) {
            case Ask.Hold hold -> text.count("of", List.of());
            case Ask.Remove remove -> text.count("of", List.of());
            case Ask.Suspend suspend -> text.count("of", List.of());
            case Ask.Restore restore -> {
                text.count("of", restore.undone());
                restore.undone().forEach(kind -> text.add("undo", kind.label()));
            }
            case Ask.Enrich enrich -> {
                text.count("of", enrich.wanted());
                enrich.wanted().forEach(need -> text.add("want", need.label()));
            }
            case Ask.Call call -> text.add("why", call.why().name());
            case Ask.Preserve preserve ->
                text.add("context-from", preserve.contextFrom().toString())
                        .add("logins-from", preserve.loginsFrom().toString())
                        .add("until", preserve.until().toString());
            case Ask.PreserveAll all ->
                text.add("account", "everything").add("until", all.until().toString());
        }
        return text.add("reason", asked.reason()).bytes();
    }

    /// Everything that the agency is told, as it was frozen: see [ReferralText].
    public static Bytes referral(Referral referral) {
        return ReferralText.of(referral);
    }
}
