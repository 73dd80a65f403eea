package org.rowan.store.codec;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.ReviewDecision;
import org.rowan.hook.Ask;
import org.rowan.incident.Place;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.StepAnswer;

/// The word that stands for each case of a sealed interface. Words are only ever added.
final class Words {
    private static final List<Class<?>> FAMILIES = List.of(
            CaseEvent.class,
            ReviewDecision.class,
            FilingEvent.class,
            FilingStep.class,
            FilingOutcome.class,
            StepAnswer.class,
            Place.class,
            Ask.class);

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            entry(CaseEvent.Opened.class, "opened"),
            entry(CaseEvent.EvidenceSealed.class, "evidence-sealed"),
            entry(CaseEvent.Claimed.class, "claimed"),
            entry(CaseEvent.Released.class, "released"),
            entry(CaseEvent.Recused.class, "recused"),
            entry(CaseEvent.Revealed.class, "revealed"),
            entry(CaseEvent.ViewRecorded.class, "view-recorded"),
            entry(CaseEvent.MetadataOpened.class, "metadata-opened"),
            entry(CaseEvent.Decided.class, "decided"),
            entry(CaseEvent.Dismissed.class, "dismissed"),
            entry(CaseEvent.Reopened.class, "reopened"),
            entry(CaseEvent.FoundHarmless.class, "found-harmless"),
            entry(CaseEvent.ReferralAccepted.class, "referral-accepted"),
            entry(CaseEvent.ReferralFiled.class, "referral-filed"),
            entry(CaseEvent.ReferralUnsettled.class, "referral-unsettled"),
            entry(CaseEvent.ReferralReturned.class, "referral-returned"),
            entry(CaseEvent.RiskRanked.class, "risk-ranked"),
            entry(CaseEvent.FollowUpOpened.class, "follow-up-opened"),
            entry(CaseEvent.CorrectionAsked.class, "correction-asked"),
            entry(CaseEvent.Corrected.class, "corrected"),
            entry(CaseEvent.CorrectionTold.class, "correction-told"),
            entry(CaseEvent.HoldSet.class, "hold-set"),
            entry(CaseEvent.HoldLifted.class, "hold-lifted"),
            entry(CaseEvent.RetentionExtended.class, "retention-extended"),
            entry(CaseEvent.RecordsTaken.class, "records-taken"),
            entry(CaseEvent.OpeningAsked.class, "opening-asked"),
            entry(CaseEvent.OpeningApproved.class, "opening-approved"),
            entry(CaseEvent.Exported.class, "exported"),
            entry(CaseEvent.ServiceAsked.class, "service-asked"),
            entry(CaseEvent.ServiceTried.class, "service-tried"),
            entry(CaseEvent.ServiceTook.class, "service-took"),
            entry(CaseEvent.ServiceSpared.class, "service-spared"),
            entry(CaseEvent.ServiceAskedAgain.class, "service-asked-again"),
            entry(CaseEvent.FactsStated.class, "facts-stated"),
            entry(CaseEvent.FactNoted.class, "fact-noted"),
            entry(CaseEvent.GapsAccepted.class, "gaps-accepted"),
            entry(CaseEvent.CoverageDecided.class, "coverage-decided"),
            entry(CaseEvent.InquiryReceived.class, "inquiry-received"),
            entry(CaseEvent.InquiryAnswered.class, "inquiry-answered"),
            entry(CaseEvent.InquiryRefused.class, "inquiry-refused"),
            entry(CaseEvent.PreservationOrdered.class, "preservation-ordered"),
            entry(CaseEvent.PreservationReleased.class, "preservation-released"),
            entry(CaseEvent.KeptUnseen.class, "kept-unseen"),
            entry(CaseEvent.DestructionOrdered.class, "destruction-ordered"),
            entry(CaseEvent.EvidenceDestroyed.class, "evidence-destroyed"),
            entry(ReviewDecision.Refer.class, "refer"),
            entry(ReviewDecision.Dismiss.class, "dismiss"),
            entry(ReviewDecision.AskSecond.class, "ask-second"),
            entry(FilingEvent.Begun.class, "begun"),
            entry(FilingEvent.StepStarted.class, "step-started"),
            entry(FilingEvent.StepAnswered.class, "step-answered"),
            entry(FilingEvent.ReferenceEntered.class, "reference-entered"),
            entry(FilingEvent.Declined.class, "declined"),
            entry(FilingEvent.Stumbled.class, "stumbled"),
            entry(FilingEvent.SetAside.class, "set-aside"),
            entry(FilingEvent.Resumed.class, "resumed"),
            entry(FilingEvent.Withdrawn.class, "withdrawn"),
            entry(FilingEvent.Ended.class, "ended"),
            entry(FilingStep.Open.class, "open"),
            entry(FilingStep.Upload.class, "upload"),
            entry(FilingStep.Describe.class, "describe"),
            entry(FilingStep.Enclose.class, "enclose"),
            entry(FilingStep.DescribeEnclosure.class, "describe-enclosure"),
            entry(FilingStep.Finish.class, "finish"),
            entry(FilingStep.Retract.class, "retract"),
            entry(FilingOutcome.Filed.class, "filed"),
            entry(FilingOutcome.Rejected.class, "rejected"),
            entry(FilingOutcome.NotSent.class, "not-sent"),
            entry(FilingOutcome.Unknown.class, "unknown"),
            entry(StepAnswer.Accepted.class, "accepted"),
            entry(StepAnswer.AlreadyFinished.class, "already-finished"),
            entry(StepAnswer.Corrupted.class, "corrupted"),
            entry(StepAnswer.Rejected.class, "rejected"),
            entry(StepAnswer.NotSent.class, "not-sent"),
            entry(StepAnswer.Unknown.class, "unknown"),
            entry(StepAnswer.AwaitsPerson.class, "awaits-person"),
            entry(Place.WebPage.class, "web-page"),
            entry(Place.Mail.class, "mail"),
            entry(Place.Newsgroup.class, "newsgroup"),
            entry(Place.Chat.class, "chat"),
            entry(Place.Game.class, "game"),
            entry(Place.Telephone.class, "telephone"),
            entry(Place.Offline.class, "offline"),
            entry(Place.PeerToPeer.class, "peer-to-peer"),
            entry(Ask.Hold.class, "hold"),
            entry(Ask.Remove.class, "remove"),
            entry(Ask.Restore.class, "restore"),
            entry(Ask.Suspend.class, "suspend"),
            entry(Ask.Enrich.class, "enrich"),
            entry(Ask.Preserve.class, "preserve"),
            entry(Ask.Call.class, "call"),
            entry(Ask.PreserveAll.class, "preserve-all"));

    private Words() {}

    static boolean isFamily(Class<?> type) {
        return FAMILIES.contains(type);
    }

    static List<Class<?>> families() {
        return FAMILIES;
    }

    /// - Errors: `IllegalStateException` for a case that was added without a word.
    static String of(Class<?> kind) {
        return Optional.ofNullable(WORDS.get(kind))
                .orElseThrow(() -> new IllegalStateException(kind.getName() + " has no word for storage yet"));
    }

    static Optional<Class<?>> named(Class<?> family, String word) {
        return WORDS.entrySet().stream()
                .filter(e -> family.isAssignableFrom(e.getKey()) && e.getValue().equals(word))
                .<Class<?>>map(Map.Entry::getKey)
                .findFirst();
    }
}
