package org.rowan.cases;

/// Where a case stands, computed from its history.
public enum CaseState {
    AWAITING_REVIEW,
    AWAITING_SECOND,
    /// The referral stands and is being filed.
    REFERRED,
    FILED,
    /// Nobody knows whether the referral arrived: a person asks the agency. Nothing is decided before.
    UNSETTLED,
    /// The agency refused, or certainly got nothing: a person has to look.
    RETURNED,
    DISMISSED,
    /// Whatever was filed was a mistake, two people say. The reports exist all the same, and so do their clocks.
    CORRECTED,
    /// Frozen without a case: it is kept unseen, and nobody decides anything.
    PRESERVED,
    /// The order to freeze stands no more: what was kept under it goes.
    RELEASED,
    DESTROYED;

    public boolean openToDecisions() {
        return this == AWAITING_REVIEW || this == AWAITING_SECOND || this == RETURNED;
    }
}
