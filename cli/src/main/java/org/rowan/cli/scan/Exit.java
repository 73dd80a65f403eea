package org.rowan.cli.scan;

/// Exit codes of `scan`, `match` and `index`. 0 to 3 are answers; the others say that there is none.
///
/// - Source: sysexits.h for 64 to 74; 128 and the number of the signal for 130.
final class Exit {
    static final int NOTHING_FOUND = 0;
    /// A bit: something matched.
    static final int FOUND = 1;
    /// A bit: something could not be compared.
    static final int NOT_COMPARED = 2;

    static final int WRONG_COMMAND_LINE = 64;
    static final int BROKEN_LIST = 65;
    static final int CANNOT_READ = 66;
    static final int BROKEN_INSIDE = 70;
    static final int CANNOT_WRITE = 74;
    static final int INTERRUPTED = 130;

    private Exit() {}
}
