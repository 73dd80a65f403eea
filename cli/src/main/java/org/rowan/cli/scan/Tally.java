package org.rowan.cli.scan;

import org.rowan.cli.scan.Line.Outcome;

/// How many files had which outcome so far.
record Tally(long clear, long matched, long unscreenable) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally with(Outcome outcome) {
        return switch (outcome) {
            case CLEAR -> new Tally(clear + 1, matched, unscreenable);
            case MATCHED -> new Tally(clear, matched + 1, unscreenable);
            case UNSCREENABLE -> new Tally(clear, matched, unscreenable + 1);
        };
    }

    long files() {
        return clear + matched + unscreenable;
    }

    /// 0 to 3: the bits of `Exit`.
    int exit() {
        return (matched > 0 ? Exit.FOUND : 0) | (unscreenable > 0 ? Exit.NOT_COMPARED : 0);
    }

    @Override
    public String toString() {
        return "%,d matched, %,d unscreenable, %,d clear".formatted(matched, unscreenable, clear);
    }
}
