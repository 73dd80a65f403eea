package org.rowan.auditlog;

import java.util.List;
import java.util.NavigableSet;

/// What checking a whole log came to.
public sealed interface LogVerdict {

    /// Every entry is the one that was signed, every chain is whole, and the earlier heads given are
    /// beginnings of this log. `unknownTypes`: entries of types that this version does not know; their
    /// bytes are proven, their meaning was not checked.
    record Proven(Checkpoint head, long cases, long unknownTypes, NavigableSet<String> witnesses)
            implements LogVerdict {}

    /// `findings`: in the order of the checks; what follows from a forgery further down is not repeated.
    record Refused(List<LogFinding> findings) implements LogVerdict {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a refusal has 1 finding or more; got 0");
            }
        }
    }
}
