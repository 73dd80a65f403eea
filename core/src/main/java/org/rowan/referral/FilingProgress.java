package org.rowan.referral;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.cases.Destination;
import org.rowan.evidence.EvidenceId;
import org.rowan.referral.FilingEvent.Begun;
import org.rowan.referral.FilingEvent.Declined;
import org.rowan.referral.FilingEvent.Ended;
import org.rowan.referral.FilingEvent.ReferenceEntered;
import org.rowan.referral.FilingEvent.Resumed;
import org.rowan.referral.FilingEvent.SetAside;
import org.rowan.referral.FilingEvent.StepAnswered;
import org.rowan.referral.FilingEvent.StepStarted;
import org.rowan.referral.FilingEvent.Stumbled;
import org.rowan.referral.FilingEvent.Why;
import org.rowan.referral.FilingEvent.Withdrawn;
import org.rowan.referral.FilingStep.Describe;
import org.rowan.referral.FilingStep.DescribeEnclosure;
import org.rowan.referral.FilingStep.Enclose;
import org.rowan.referral.FilingStep.Finish;
import org.rowan.referral.FilingStep.Open;
import org.rowan.referral.FilingStep.Retract;
import org.rowan.referral.FilingStep.Upload;
import org.rowan.referral.StepAnswer.Accepted;
import org.rowan.referral.StepAnswer.AlreadyFinished;
import org.rowan.referral.StepAnswer.AwaitsPerson;
import org.rowan.referral.StepAnswer.Cause;
import org.rowan.referral.StepAnswer.Corrupted;
import org.rowan.referral.StepAnswer.NotSent;
import org.rowan.referral.StepAnswer.Rejected;
import org.rowan.referral.StepAnswer.Unknown;

/// Where a filing stands, folded from its events. A step that was started and never answered (the process
/// died) counts as `Unknown`.
///
/// The one rule of repair (`docs/filing.md`, 7): repeat only the same step on the same opened report, and
/// only where the agency's document makes that harmless; never repair a lost Finish with a new Open.
final class FilingProgress {
    /// How often a Finish may stay without an answer, and how often a report is begun again, before a
    /// person is asked. An agency that is down, or that refuses our credentials, is tried until it answers:
    /// the duty to report does not end with an outage.
    static final int MAX_LOST_FINISHES = 8;

    static final int MAX_RESTARTS = 8;

    private static final int MAX_RETRACTS = 3;

    private static final String WITHDRAWN = "a person withdrew it before it was finished";

    private final Referral referral;
    private Optional<String> number = Optional.empty();
    private final Map<EvidenceId, String> uploaded = new LinkedHashMap<>();
    private final Set<EvidenceId> described = new LinkedHashSet<>();
    private final Map<Integer, String> enclosed = new LinkedHashMap<>();
    private final Set<Integer> enclosuresDescribed = new LinkedHashSet<>();
    private Optional<StepStarted> pending = Optional.empty();
    private Optional<OpenReport> report = Optional.empty();
    private Optional<FilingOutcome> end = Optional.empty();
    private Optional<FilingOutcome> endAfterRetract = Optional.empty();
    private String lastSentence = "no step was answered";
    private boolean retracting;
    private int lostFinishes;
    private boolean finishUnanswered;
    private boolean awaitsPerson;
    private boolean lapsing;
    private Optional<String> withdrawn = Optional.empty();
    private Optional<String> setAside = Optional.empty();
    private int failures;
    private int restarts;
    private int mishaps;
    private int stumbles;

    private FilingProgress(Referral referral) {
        this.referral = referral;
    }

    static FilingProgress of(FilingFile file) {
        FilingProgress progress = new FilingProgress(file.referral());
        file.events().forEach(progress::apply);
        progress.settlePending();
        return progress;
    }

    private void apply(FilingEvent event) {
        switch (event) {
            case Begun begun -> {}
            case StepStarted started -> started(started);
            case StepAnswered answered -> answered(answered);
            case ReferenceEntered entered -> end = Optional.of(new FilingOutcome.Filed(entered.reference()));
            case Declined declined -> end = Optional.of(new FilingOutcome.NotSent(declined.reason()));
            case Stumbled stumbled -> stumbled(stumbled);
            case SetAside aside -> setAside = Optional.of(aside.sentence());
            case Resumed resumed -> letGoOn();
            case Withdrawn order -> {
                withdrawn = Optional.of(WITHDRAWN);
                letGoOn();
            }
            case Ended ended -> end = Optional.of(ended.outcome());
        }
    }

    private void started(StepStarted started) {
        settlePending();
        // Nothing before it asked for this: the time of the report was running out.
        if (started.step() instanceof Retract && !retracting) {
            lapsing = true;
            retracting = true;
            failures = 0;
        }
        pending = Optional.of(started);
    }

    private void answered(StepAnswered answered) {
        Instant begun = pending.map(StepStarted::at).orElse(answered.at());
        pending = Optional.empty();
        stumbles = 0;
        answer(answered.step(), answered.answer(), begun);
    }

    private void stumbled(Stumbled stumbled) {
        int before = mishaps;
        settlePending();
        stumbles++;
        mishaps = stumbled.why() == Why.FAULT ? before + 1 : before;
        lastSentence = stumbled.sentence();
    }

    private void letGoOn() {
        setAside = Optional.empty();
        mishaps = 0;
        stumbles = 0;
    }

    private void settlePending() {
        pending.ifPresent(lost -> {
            mishaps++;
            answer(lost.step(), new Unknown("the answer was lost when the process stopped"), lost.at());
        });
        pending = Optional.empty();
    }

    /// `begun`: before the call.
    private void answer(FilingStep step, StepAnswer answer, Instant begun) {
        switch (answer) {
            case Accepted accepted -> {
                stamp(step, accepted, begun);
                accepted(step, accepted);
            }
            case AlreadyFinished finished -> end = Optional.of(new FilingOutcome.Filed(number.orElse("")));
            case AwaitsPerson awaits -> awaitsPerson = true;
            case Corrupted corrupted -> beginAgain("the agency holds other bytes than were sent");
            case NotSent notSent -> fail(notSent.sentence());
            case Unknown unknown -> unanswered(step, unknown.sentence());
            case Rejected rejected -> rejected(step, rejected, begun);
        }
    }

    /// Keeps the time that the agency counts from.
    private void stamp(FilingStep step, Accepted accepted, Instant begun) {
        if (referral.destination() != Destination.NCMEC) return;
        report = step instanceof Open
                ? accepted.number().map(opened -> new OpenReport(opened, begun, begun))
                : report.map(open -> new OpenReport(open.number(), open.openedAt(), begun));
    }

    private void accepted(FilingStep step, Accepted accepted) {
        failures = 0;
        if (!(step instanceof Open) && !(step instanceof Retract)) mishaps = 0;
        switch (step) {
            case Open open -> number = accepted.number();
            case Upload upload -> accepted.fileId().ifPresent(id -> uploaded.put(upload.evidence(), id));
            case Describe describe -> described.add(describe.evidence());
            case Enclose enclose -> accepted.fileId().ifPresent(id -> enclosed.put(enclose.index(), id));
            case DescribeEnclosure describe -> enclosuresDescribed.add(describe.index());
            case Finish finish ->
                end = Optional.of(new FilingOutcome.Filed(accepted.number().orElse(finish.number())));
            case Retract retract -> retracted();
        }
    }

    private void unanswered(FilingStep step, String sentence) {
        switch (step) {
            case Open open -> fail(sentence); // an unfinished report lapses by itself
            case Upload upload -> beginAgain(sentence);
            case Describe describe -> beginAgain(sentence);
            case Enclose enclose -> beginAgain(sentence);
            case DescribeEnclosure describe -> beginAgain(sentence);
            case Finish finish -> finishLost(sentence);
            case Retract retract -> retractFailed(sentence);
        }
    }

    private void finishLost(String sentence) {
        finishUnanswered = true;
        fail(sentence);
        if (++lostFinishes >= MAX_LOST_FINISHES) end = Optional.of(unknown(sentence));
    }

    private void rejected(FilingStep step, Rejected rejected, Instant begun) {
        if (report.filter(open -> !begun.isBefore(open.lapses())).isPresent()) lapsing = true;
        lastSentence = rejected.sentence();
        if (step instanceof Retract) {
            if (rejected.cause() == Cause.GONE) gone();
            else retractFailed(rejected.sentence());
            return;
        }
        switch (rejected.cause()) {
            case AGENCY -> {
                // Trouble on their side may have struck after the report was finished.
                if (step instanceof Finish) finishUnanswered = true;
                fail(rejected.sentence());
            }
            case CREDENTIALS -> fail(rejected.sentence());
            case GONE -> gone();
            case DOCUMENT -> refused(step, rejected);
        }
    }

    private void refused(FilingStep step, Rejected rejected) {
        FilingOutcome outcome = new FilingOutcome.Rejected(rejected.code(), rejected.sentence());
        if (step instanceof Open) {
            end = Optional.of(outcome);
        } else {
            endAfterRetract = Optional.of(outcome);
            retracting = true;
            failures = 0;
        }
    }

    private void gone() {
        if (finishUnanswered) {
            end = Optional.of(unknown("the agency does not know the report any more after a Finish without an answer"));
        } else {
            retracted();
        }
    }

    private void beginAgain(String sentence) {
        lastSentence = sentence;
        retracting = true;
        failures = 0;
    }

    private void retractFailed(String sentence) {
        fail(sentence);
        if (failures < MAX_RETRACTS || end.isPresent()) return;
        if (finishUnanswered) {
            end = Optional.of(unknown("the report could not be taken back after a Finish without an answer"));
        } else {
            retracted(); // an unfinished report lapses by itself
        }
    }

    private void retracted() {
        retracting = false;
        finishUnanswered = false;
        lostFinishes = 0;
        number = Optional.empty();
        uploaded.clear();
        described.clear();
        enclosed.clear();
        enclosuresDescribed.clear();
        failures = 0;
        report = Optional.empty();
        if (endAfterRetract.isPresent()) end = endAfterRetract;
        else if (!lapsing && ++restarts > MAX_RESTARTS) end = Optional.of(new FilingOutcome.NotSent(lastSentence));
        lapsing = false;
    }

    private void fail(String sentence) {
        lastSentence = sentence;
        failures++;
    }

    private FilingOutcome unknown(String sentence) {
        return new FilingOutcome.Unknown(number.orElse(""), sentence);
    }

    Optional<OpenReport> openReport() {
        return end.isPresent() ? Optional.empty() : report;
    }

    int mishaps() {
        return mishaps;
    }

    int stumbles() {
        return stumbles;
    }

    Next next() {
        withdraw();
        if (setAside.isPresent()) return new Next.StandAside(setAside.get());
        if (end.isPresent()) return new Next.End(end.get());
        if (awaitsPerson && withdrawn.isEmpty()) return new Next.WaitForPerson();
        return next(nextStep());
    }

    Next next(Instant now) {
        Next next = next();
        boolean adds = step(next).filter(FilingProgress::adds).isPresent();
        return report.filter(open -> adds && open.tooLateToAdd(now))
                .map(open -> next(new Retract(open.number())))
                .orElse(next);
    }

    private Next next(FilingStep step) {
        int pauses = step instanceof Open ? Math.max(failures, restarts) : failures;
        return pauses == 0 ? new Next.Take(step) : new Next.Again(step, pauses);
    }

    private static Optional<FilingStep> step(Next next) {
        return switch (next) {
            case Next.Take take -> Optional.of(take.step());
            case Next.Again again -> Optional.of(again.step());
            case Next.WaitForPerson wait -> Optional.empty();
            case Next.StandAside aside -> Optional.empty();
            case Next.End end -> Optional.empty();
        };
    }

    private static boolean adds(FilingStep step) {
        return !(step instanceof Open || step instanceof Finish || step instanceof Retract);
    }

    /// Where a Finish may have worked, nothing can be withdrawn: the agency is asked first.
    private void withdraw() {
        if (withdrawn.isEmpty() || end.isPresent() || finishUnanswered) return;
        Optional<FilingOutcome> taken = Optional.of(new FilingOutcome.NotSent(withdrawn.get()));
        if (number.isEmpty()) end = taken;
        else retracting = true;
        endAfterRetract = endAfterRetract.or(() -> taken);
    }

    private FilingStep nextStep() {
        if (number.isEmpty()) return new Open();
        String opened = number.get();
        if (retracting) return new Retract(opened);
        // A desk that is a person attaches the files by hand: it is only asked to open and to finish.
        if (referral.destination() == Destination.NCMEC) {
            for (ReferredFile file : referral.files()) {
                EvidenceId id = file.evidence().id();
                if (!uploaded.containsKey(id)) return new Upload(opened, id);
                if (!described.contains(id)) return new Describe(opened, id, uploaded.get(id));
            }
            for (int i = 0; i < referral.enclosures().size(); i++) {
                if (!enclosed.containsKey(i)) return new Enclose(opened, i);
                if (!enclosuresDescribed.contains(i)) return new DescribeEnclosure(opened, i, enclosed.get(i));
            }
        }
        return new Finish(opened);
    }
}
