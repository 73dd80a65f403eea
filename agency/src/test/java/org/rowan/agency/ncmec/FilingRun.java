package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rowan.agency.Referrals;
import org.rowan.base.Bytes;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;

/// Takes a referral step by step to its end, as the filing flow does, and remembers every answer.
final class FilingRun {
    private final AgencyDesk desk;
    private FilingFile filing;
    private final List<StepAnswer> answers = new ArrayList<>();

    FilingRun(AgencyDesk desk, Referral referral) {
        this.desk = desk;
        this.filing = new FilingFile(referral.filing(), List.of(new FilingEvent.Begun(Instant.EPOCH, referral)));
    }

    List<StepAnswer> answers() {
        return answers;
    }

    FilingOutcome toTheEnd() {
        for (int i = 0; i < 100; i++) {
            switch (filing.next()) {
                case Next.Take take -> step(take.step());
                case Next.Again again -> step(again.step());
                case Next.End end -> {
                    return end.outcome();
                }
                case Next.StandAside aside -> throw new AssertionError("nobody is here to resume it");
                case Next.WaitForPerson wait -> throw new AssertionError("nobody is here to wait for");
            }
        }
        throw new AssertionError("the filing did not end within 100 steps");
    }

    private void step(FilingStep step) {
        Bytes content = step instanceof FilingStep.Upload upload ? Referrals.content(upload.evidence()) : Bytes.empty();
        StepAnswer answer = desk.take(step, filing.referral(), content);
        answers.add(answer);
        filing = filing.with(new FilingEvent.StepStarted(
                        Instant.EPOCH, step, desk.facts().environment()))
                .with(new FilingEvent.StepAnswered(Instant.EPOCH, step, answer));
    }
}
