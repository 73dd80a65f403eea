package org.rowan.cases;

import java.util.List;
import java.util.Optional;

/// What became of an act on a case.
public sealed interface Reviewed {

    /// The events to be added. `standing`: the referral that now has enough reviewers behind it, if this
    /// act settled one.
    record Accepted(List<CaseEvent> events, Optional<ReviewDecision.Refer> standing) implements Reviewed {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// Nothing was changed.
    record Refused(Refusal why) implements Reviewed {}

    enum Refusal {
        /// The person does not hold the role this act needs.
        ROLE_MISSING,
        /// The case is not open to decisions: referred, filed, dismissed or destroyed.
        NOT_OPEN,
        /// No referral of the case stands: nobody decided to refer it, it came back, or its time is over.
        NOT_REFERRED,
        /// No filing of the case is under way, or it cannot be helped so.
        NOT_UNDER_WAY,
        /// Only a dismissed case whose destruction was not ordered yet can be reopened.
        NOT_DISMISSED,
        /// No report of the case stands that could be followed up or taken back: none was filed, it was taken back
        /// already, or another one is on its way.
        NOT_FILED,
        /// No such report was taken back, or its agency was told so.
        NOT_CORRECTED,
        /// This person stepped back from the case.
        RECUSED,
        /// Another person is working on the case.
        CLAIMED_BY_ANOTHER,
        /// This person has decided already; the next decision is somebody else's.
        ALREADY_DECIDED,
        /// Nobody has seen the entire contents of every file of the case.
        NOT_SEEN,
        /// A referral to the NCA needs a priority, chosen by a person.
        PRIORITY_MISSING,
        /// The case holds no such evidence, or it was destroyed.
        NO_SUCH_EVIDENCE,
        /// The act names a case that does not exist.
        NO_SUCH_CASE,
        /// A rendition was reported as seen that was never handed to this person.
        NEVER_REVEALED,
        /// The case is under a legal hold, or it is not.
        HOLD_STANDS,
        NO_HOLD,
        /// No address of the service is set up that takes such a request.
        NO_HOOK,
        /// Nothing was asked of the service that it could undo, or facts of it that are missing.
        NOTHING_TO_ASK,
        /// The time of the evidence is over, or its destruction was ordered: nobody opens it any more, and
        /// nobody extends it. A legal hold is what still stops it.
        EXPIRED,
        /// A second lead has to agree to these very words first, or that agreement is used or too old.
        NOT_APPROVED,
        /// Whoever asked cannot agree as well.
        OWN_REQUEST,
        /// Nothing was asked that somebody could agree to.
        NOTHING_ASKED,
        /// No arrangement of this name covers that duty for this service today.
        NO_ARRANGEMENT,
        /// The operator named who may report to the portal, and this person is not among them.
        NOT_AUTHORISED,
        /// No inquiry of this name is open: there is none, or it was answered or refused.
        NO_SUCH_INQUIRY,
        /// An inquiry is received in the past and due after that.
        INQUIRY_TIMES,
        /// The case has no such filing.
        NO_SUCH_FILING,
        /// No records pack of the case was ordered.
        NO_PACK,
        /// No clock runs that could be extended: the case is not concluded, or holds no evidence.
        NO_CLOCK,
        /// An extension ends after the clock it extends.
        EXTENDS_NOTHING,
        /// An extension ends later than the rules allow at once.
        EXTENDS_TOO_FAR,
        /// It is kept unseen: nobody looks at it here, whatever the role.
        KEPT_UNSEEN,
        /// There is nothing but an order to freeze: no act on what was found can be taken.
        PRESERVED_ONLY,
        /// The service did not say whose account it is, so nothing of it can be frozen.
        ACCOUNT_UNKNOWN,
        /// No order to freeze the account stands.
        NOT_PRESERVED
    }
}
