package org.rowan.signal;

/// Why a file gave no pixels. Such a file is compared by exact digest only.
public enum WhyUndecodable {
    /// Zero bytes.
    EMPTY,
    /// No known picture format by its content.
    UNRECOGNISED,
    /// A known format, or a variant of one, that this installation does not decode.
    UNSUPPORTED,
    /// The bytes end too early or contradict themselves.
    BROKEN,
    /// Width times height, or the number of bytes, is beyond the limit.
    TOO_LARGE,
    /// The child used up its seconds.
    TOO_SLOW,
    /// The child died: memory, a fault in a decoder, or its jail.
    DIED
}
