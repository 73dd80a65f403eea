package org.rowan.hashlist;

/// Why a hash list cannot be read, and where; turned into `ListFile.Refused` and never seen outside this
/// package.
final class BadLine extends Exception {
    private final int line;
    private final int column;

    BadLine(int line, int column, String sentence) {
        super(sentence);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
