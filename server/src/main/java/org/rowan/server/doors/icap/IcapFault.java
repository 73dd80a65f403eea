package org.rowan.server.doors.icap;

import java.io.IOException;

/// A message that is not as the protocol has it; after it, nothing on the connection can be understood.
/// `status` and `reason`: of the answer.
final class IcapFault extends IOException {
    private final int status;

    IcapFault(int status, String reason) {
        super(reason);
        this.status = status;
    }

    static IcapFault malformed() {
        return new IcapFault(400, "Bad request");
    }

    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
