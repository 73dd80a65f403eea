package org.rowan.franking.bundle;

/// Why a bundle as a whole could not be read. A single message that is broken is no reason: the others are
/// read, and it gets an outcome of its own.
public enum BundleFault {
    TOO_LARGE,
    NOT_JSON,
    UNSUPPORTED_VERSION,
    MISSING_FIELD,
    WRONG_TYPE,
    FIELD_TOO_LONG,
    UNKNOWN_WORD,
    NOTHING_REPORTED,
    TOO_MANY_MESSAGES,
    TOO_MANY_ATTACHMENTS,
    REPEATED_ATTACHMENT
}
