package org.rowan.cases;

/// Where a case stands, computed from its history.
public enum CaseState {
    AWAITING_REVIEW,
    AWAITING_SECOND,
    /// The referral stands and is being filed.
    REFERRED,
    FILED,
    /// The agency refused or did not answer: a person has to look.
    RETURNED,
    DISMISSED,
    DESTROYED;

    public boolean openToDecisions() {
        return this == AWAITING_REVIEW || this == AWAITING_SECOND || this == RETURNED;
    }
}
