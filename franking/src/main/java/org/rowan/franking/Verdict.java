package org.rowan.franking;

import java.util.Set;

/// What the check of one reported message came to.
public sealed interface Verdict {
    Outcome outcome();

    default Standing standing() {
        return outcome().standing();
    }

    /// Everything that was handed in holds.
    ///
    /// - Shapes: `outcome` is `VERIFIED` or `VERIFIED_WITHOUT_ATTACHMENTS`. `attachments` are the numbers of those
    ///   that were handed in and hold. Where `membershipClaimed`, nobody but the reporter says that the reporter
    ///   was in that group, or that the message went to it.
    record Held(Outcome outcome, TagContext tag, Payload payload, Set<Integer> attachments, boolean membershipClaimed)
            implements Verdict {}

    /// The first check that did not hold. The report is read by a person all the same.
    ///
    /// - Shapes: `why` names the field and never its content; empty where the outcome says it all.
    record Failed(Outcome outcome, String why) implements Verdict {}
}
