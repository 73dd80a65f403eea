package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;

/// The industry's scale. A: before puberty, B: in puberty; 1: a sex act, 2: lascivious exhibition. Only for signatories
/// of the hash-sharing agreement.
public enum Classification {
    A1,
    A2,
    B1,
    B2;

    public static Optional<Classification> ofLabel(String label) {
        return Arrays.stream(values()).filter(v -> v.name().equals(label)).findFirst();
    }
}
