package org.rowan.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.Claimed;
import org.rowan.cases.CaseEvent.Decided;
import org.rowan.cases.CaseEvent.Dismissed;
import org.rowan.cases.CaseEvent.FoundHarmless;
import org.rowan.cases.CaseEvent.Recused;
import org.rowan.cases.CaseEvent.Released;
import org.rowan.cases.CaseEvent.Reopened;
import org.rowan.cases.CaseEvent.RiskRanked;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Reviewed.Accepted;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Reviewed.Refused;

/// The rules of deciding, as functions of a case and an act.
public final class Decisions {
    private Decisions() {}

    /// Decides. A referral stands once two people agree on it, or one where a child is at immediate risk or
    /// the operator chose to work without a second reviewer. A viral report is a lead's choice. A dismissal
    /// stands as `Tally` says.
    public static Reviewed decide(CaseFile file, Person who, ReviewDecision decision, ReviewRules rules, Instant now) {
        Optional<Refusal> refusal = mayAct(file, who, now);
        if (refusal.isPresent()) return new Refused(refusal.get());
        if (file.lastDecider().filter(who.id()::equals).isPresent()) return new Refused(Refusal.ALREADY_DECIDED);
        if (decision instanceof Refer refer
                && refer.destination() == Destination.NCA
                && refer.priority().isEmpty()) {
            return new Refused(Refusal.PRIORITY_MISSING);
        }
        if (decision instanceof Refer refer && refer.found().viral() && !who.is(Role.LEAD)) {
            return new Refused(Refusal.ROLE_MISSING);
        }
        List<CaseEvent> events = new ArrayList<>(List.of(new Decided(now, who.id(), decision)));
        CaseFile after = file.with(events);
        Optional<Refer> standing =
                decision instanceof Refer refer && enough(after, refer, rules) ? Optional.of(refer) : Optional.empty();
        boolean twoDismiss = rules.twoDismiss(file.opened().strength());
        if (decision instanceof Dismiss && Tally.of(after.decisions()).dismissed(twoDismiss)) {
            events.add(new Dismissed(now));
        }
        return new Accepted(events, standing);
    }

    /// Takes the case for `rules.claim`, or keeps it longer. Whoever decided last cannot: it waits for
    /// another.
    public static Reviewed claim(CaseFile file, Person who, ReviewRules rules, Instant now) {
        Optional<Refusal> refusal = mayAct(file, who, now);
        if (refusal.isPresent()) return new Refused(refusal.get());
        if (file.lastDecider().filter(who.id()::equals).isPresent()) return new Refused(Refusal.ALREADY_DECIDED);
        return accepted(new Claimed(now, who.id(), now.plus(rules.claim())));
    }

    /// Gives the case back. A lead may release it from anybody.
    public static Reviewed release(CaseFile file, Person who, Instant now) {
        Optional<PersonId> holder = file.claimedBy(now);
        if (holder.isPresent() && !holder.get().equals(who.id()) && !who.is(Role.LEAD)) {
            return new Refused(Refusal.CLAIMED_BY_ANOTHER);
        }
        return accepted(new Released(now, who.id()));
    }

    /// Steps back from the case for good; no reason is asked. Another person's hold on the case stays.
    public static Reviewed recuse(CaseFile file, Person who, Instant now) {
        if (!who.mayReview()) return new Refused(Refusal.ROLE_MISSING);
        Recused recused = new Recused(now, who.id());
        boolean holds = file.claimedBy(now).filter(who.id()::equals).isPresent();
        return holds ? accepted(recused, new Released(now, who.id())) : accepted(recused);
    }

    /// Puts a dismissed case back before the reviewers, as long as its destruction was not ordered.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public static Reviewed reopen(CaseFile file, Person who, String reason, Instant now) {
        Reopened reopened = new Reopened(now, who.id(), reason);
        if (!who.is(Role.LEAD)) return new Refused(Refusal.ROLE_MISSING);
        if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
        if (file.state() != CaseState.DISMISSED) return new Refused(Refusal.NOT_DISMISSED);
        return accepted(reopened);
    }

    /// Says that the files of a dismissed or corrected case are harmless. It needs somebody else than who dismissed it,
    /// unless the operator chose to work without a second reviewer, and files that were seen whole.
    public static Reviewed harmless(CaseFile file, Person who, ReviewRules rules, Instant now) {
        if (!who.is(Role.LEAD)) return new Refused(Refusal.ROLE_MISSING);
        if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
        boolean corrected = file.state() == CaseState.CORRECTED; // by two people already
        if (file.state() != CaseState.DISMISSED && !corrected) return new Refused(Refusal.NOT_DISMISSED);
        if (!corrected && rules.secondReviewer() && file.decisions().containsKey(who.id())) {
            return new Refused(Refusal.ALREADY_DECIDED);
        }
        if (file.evidence().isEmpty()) return new Refused(Refusal.NO_SUCH_EVIDENCE);
        boolean seen = file.evidence().stream().allMatch(item -> file.viewedWhole(item.id()));
        return seen
                ? accepted(new FoundHarmless(now, who.id(), now.plus(rules.harmless())))
                : new Refused(Refusal.NOT_SEEN);
    }

    /// Says how soon the case should be looked at. It needs no claim: whoever passes by and sees danger says so.
    ///
    /// - Errors: `IllegalArgumentException` where neither a reason nor a word is given, or words are too long.
    public static Reviewed rank(
            CaseFile file, Person who, RiskRank rank, List<RiskReason> reasons, Optional<String> words, Instant now) {
        RiskRanked ranked = new RiskRanked(now, who.id(), rank, reasons, words);
        if (!who.mayReview()) return new Refused(Refusal.ROLE_MISSING);
        if (!file.state().openToDecisions()) return new Refused(Refusal.NOT_OPEN);
        return file.recused(who.id()) ? new Refused(Refusal.RECUSED) : accepted(ranked);
    }

    /// Whether this person may work on the case at all; also asked before anything is revealed.
    public static Optional<Refusal> mayAct(CaseFile file, Person who, Instant now) {
        if (!who.mayReview()) return Optional.of(Refusal.ROLE_MISSING);
        if (!file.state().openToDecisions()) return Optional.of(Refusal.NOT_OPEN);
        if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
        if (file.claimedBy(now).filter(holder -> !holder.equals(who.id())).isPresent()) {
            return Optional.of(Refusal.CLAIMED_BY_ANOTHER);
        }
        return Optional.empty();
    }

    private static boolean enough(CaseFile after, Refer refer, ReviewRules rules) {
        if (!rules.secondReviewer() || refer.imminent().isPresent()) return true;
        long agreeing =
                after.decisions().values().stream().filter(refer::agreesWith).count();
        return agreeing >= 2;
    }

    private static Accepted accepted(CaseEvent... events) {
        return new Accepted(List.of(events), Optional.empty());
    }
}
