package org.rowan.flow;

import java.time.Instant;
import java.util.List;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.MatchFact;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
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
        }
        return text.bytes();
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

    /// Everything that the agency is told, as it was frozen: see [ReferralText].
    public static Bytes referral(Referral referral) {
        return ReferralText.of(referral);
    }
}
