package org.rowan.referral;

/// How a filing ended.
public sealed interface FilingOutcome {

    /// Delivered. `reference`: the agency's number.
    record Filed(String reference) implements FilingOutcome {}

    /// Refused for what it says; a person has to change something.
    record Rejected(int code, String sentence) implements FilingOutcome {}

    /// Nothing was delivered, and trying again has been given up; a person may order it anew.
    record NotSent(String sentence) implements FilingOutcome {}

    /// It may have been delivered. A person has to ask the agency; no new report is opened.
    record Unknown(String number, String sentence) implements FilingOutcome {}
}
