package org.rowan.referral;

/// What a referral lacks. A gap stops the referral; the words for it say what to do.
public enum Gap {
    REPORTER_EMAIL,
    /// The incident lies in the future by our clock: one of the clocks is wrong, and neither is silently
    /// preferred.
    INCIDENT_IN_FUTURE,
    CAPTURE_IN_FUTURE,
    /// A report to the NCA with priority 1 does not wait for it.
    ACCOUNT_ID,
    /// The destination needs a priority, chosen by a person.
    PRIORITY,
    /// The destination needs to know how the content is linked to the United Kingdom, or that no link is known.
    UK_LINK,
    /// The case holds no file, no messages and nothing that somebody did. Hashes and metadata alone are never reported,
    /// whatever a reviewer writes beside them.
    SUBSTANCE,
    /// A viral report has exactly one file, and that is marked as viral or as a possible meme.
    VIRAL_FILE,
    /// A case from a drill list, and the desk files for real.
    DRILL_TO_PRODUCTION,
    /// A real case, and the desk is a test environment: nothing real is sent there.
    REAL_TO_TEST,
    /// No desk is configured for the destination.
    NO_DESK
}
