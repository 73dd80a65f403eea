package org.rowan.server.doors.hma;

/// A request that gets an answer other than it wanted. The message is said to the client.
final class HmaFault extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    HmaFault(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
