package org.rowan.media.wire;

import java.io.IOException;

/// The other side said something that the protocol does not allow: it is broken or taken over, and must not
/// be asked again.
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
