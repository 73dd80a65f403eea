package org.rowan.flow;

import java.time.Instant;
import org.rowan.cases.Destination;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingId;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.OpenReport;
import org.rowan.referral.StepAnswer;

/// What an operator's log should say of the filing, as it happens. Everything in it may be logged but `raw`
/// parts of answers.
public sealed interface FilingNews {

    /// A step was answered, and the answer is on record.
    record Answered(FilingFile filing, FilingStep step, StepAnswer answer) implements FilingNews {}

    /// The work on it broke off; `again`: when it is tried next.
    record Stumbled(FilingId filing, String sentence, Instant again) implements FilingNews {}

    /// A fault of ours at it. Its message may hold content: only the server's own log may have it.
    record Faulted(FilingId filing, Throwable fault) implements FilingNews {}

    /// It broke its worker too often: a person has to resume it.
    record SetAside(FilingId filing, String sentence) implements FilingNews {}

    /// The time of an opened report runs out.
    record RunsOut(FilingId filing, OpenReport report) implements FilingNews {}

    /// A destination does not answer as it should: nothing is begun there for a while.
    record Resting(Destination destination, Instant until, String sentence) implements FilingNews {}

    record Ended(FilingId filing, FilingOutcome outcome) implements FilingNews {}
}
