package org.rowan.referral;

import java.util.List;

/// A referral, or what is missing from it.
public sealed interface Drafted {

    record Complete(Referral referral) implements Drafted {}

    record Incomplete(List<Gap> gaps) implements Drafted {
        public Incomplete {
            gaps = List.copyOf(gaps);
            if (gaps.isEmpty()) throw new IllegalArgumentException("Incomplete needs 1 gap or more; got 0");
        }
    }
}
