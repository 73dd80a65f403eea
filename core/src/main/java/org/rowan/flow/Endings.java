package org.rowan.flow;

import java.time.Instant;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// What the end of a filing means on its case and in the log; step 8 of `docs/filing.md`.
final class Endings {
    private Endings() {}

    static CaseEvent onCase(Instant now, Referral referral, FilingOutcome outcome) {
        String filing = referral.filing().value();
        return switch (outcome) {
            case FilingOutcome.Filed filed ->
                new CaseEvent.ReferralFiled(now, referral.destination(), filing, filed.reference());
            case FilingOutcome.Rejected r ->
                new CaseEvent.ReferralReturned(now, referral.destination(), filing, r.sentence());
            case FilingOutcome.NotSent n ->
                new CaseEvent.ReferralReturned(now, referral.destination(), filing, n.sentence());
            case FilingOutcome.Unknown u ->
                new CaseEvent.ReferralUnsettled(now, referral.destination(), filing, u.sentence());
        };
    }

    static CaseFact fact(Blind blind, FilingFile filing, FilingOutcome outcome) {
        Referral referral = filing.referral();
        Reference sent = packageReference(blind, referral);
        return switch (outcome) {
            case FilingOutcome.Filed filed ->
                new CaseFact.ReferralSent(
                        label(referral), sent, Reference.of(blind, "receipt", receipt(filing, filed.reference())));
            case FilingOutcome.Rejected rejected ->
                new CaseFact.ReferralRejected(label(referral), sent, rejected.code());
            case FilingOutcome.NotSent notSent ->
                new CaseFact.ReferralUnsettled(label(referral), sent, CaseFact.Unsettled.NOT_SENT);
            case FilingOutcome.Unknown unknown ->
                new CaseFact.ReferralUnsettled(label(referral), sent, CaseFact.Unsettled.UNKNOWN);
        };
    }

    /// The agency's answer to Finish as it came, or the reference a person typed in.
    private static Bytes receipt(FilingFile filing, String reference) {
        Bytes receipt = Bytes.utf8(reference);
        for (FilingEvent event : filing.events()) {
            if (event instanceof FilingEvent.StepAnswered a && a.step() instanceof FilingStep.Finish) {
                if (a.answer() instanceof StepAnswer.Accepted accepted) receipt = accepted.raw();
                if (a.answer() instanceof StepAnswer.AlreadyFinished finished) receipt = finished.raw();
            }
        }
        return receipt;
    }

    static Reference packageReference(Blind blind, Referral referral) {
        return Reference.of(blind, "package", Records.referral(referral));
    }

    static Label label(Referral referral) {
        return new Label(referral.destination().label());
    }
}
