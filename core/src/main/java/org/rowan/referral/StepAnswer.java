package org.rowan.referral;

import java.util.Optional;
import org.rowan.base.Bytes;

/// What came back from one step. `raw`: the agency's answer byte for byte, with what identifies it (a
/// request id) in front; it may be evidence.
public sealed interface StepAnswer {

    /// Done. `number`: from Open, the report; from Finish, the reference of the receipt. `fileId`: from
    /// Upload.
    record Accepted(Optional<String> number, Optional<String> fileId, Bytes raw) implements StepAnswer {}

    /// The report was finished already (NCMEC 5102): delivered.
    record AlreadyFinished(Bytes raw) implements StepAnswer {}

    /// What the agency holds of the file is not what was sent.
    record Corrupted(Bytes raw) implements StepAnswer {}

    /// The agency said no. `code`: its own. `sentence`: what a person should know, without content.
    record Rejected(Cause cause, int code, String sentence, Bytes raw) implements StepAnswer {}

    /// Certain: nothing reached the agency.
    record NotSent(String sentence) implements StepAnswer {}

    /// No answer, or none that can be understood: it may have worked.
    record Unknown(String sentence) implements StepAnswer {}

    /// The desk is a person, who will enter the reference. `raw`: the package.
    record AwaitsPerson(Bytes raw) implements StepAnswer {}

    enum Cause {
        /// Our document is not acceptable; sending it again unchanged is useless.
        DOCUMENT,
        /// Credentials or rights: every further call would fail too.
        CREDENTIALS,
        /// The opened report is gone: lapsed or retracted.
        GONE,
        /// Trouble at the agency: the same call may work later.
        AGENCY
    }
}
