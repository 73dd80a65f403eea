package org.rowan.server.doors;

/// Says of a fault of ours where it is, and not what it says: its message may repeat what somebody sent.
public final class Faults {
    private Faults() {}

    public static String place(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) cause = cause.getCause();
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
