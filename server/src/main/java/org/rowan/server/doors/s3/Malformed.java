package org.rowan.server.doors.s3;

/// A notification that cannot be understood. The message says what was expected, and repeats nothing.
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Malformed(int status, String expected) {
        super(expected);
        this.status = status;
    }

    int status() {
        return status;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
