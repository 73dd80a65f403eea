package org.rowan.referral;

/// What a filing does next.
public sealed interface Next {

    record Take(FilingStep step) implements Next {}

    /// The same again, after a pause. `failures`: how often in a row it has failed, from 1.
    record Again(FilingStep step, int failures) implements Next {}

    record WaitForPerson() implements Next {}

    /// Set aside until a person resumes it. `sentence`: why.
    record StandAside(String sentence) implements Next {}

    record End(FilingOutcome outcome) implements Next {}
}
