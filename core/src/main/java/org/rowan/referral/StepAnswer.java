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

    /// No answer, or none that can be understood: it may have worked. `raw`: what came, if anything did.
    record Unknown(String sentence, Optional<Bytes> raw) implements StepAnswer {
        public Unknown(String sentence) {
            this(sentence, Optional.empty());
        }
    }

    /// The desk is a person, who will enter the reference. `raw`: the package.
    record AwaitsPerson(Bytes raw) implements StepAnswer {}

    /// What came back, byte for byte, if anything did.
    default Optional<Bytes> received() {
        return switch (this) {
            case Accepted accepted -> Optional.of(accepted.raw());
            case AlreadyFinished finished -> Optional.of(finished.raw());
            case Corrupted corrupted -> Optional.of(corrupted.raw());
            case Rejected rejected -> Optional.of(rejected.raw());
            case NotSent notSent -> Optional.empty();
            case Unknown unknown -> unknown.raw();
            case AwaitsPerson awaits -> Optional.of(awaits.raw());
        };
    }

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
