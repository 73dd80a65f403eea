package org.rowan.incident;

import java.time.Instant;
import org.rowan.base.Personal;

/// Something an account did, as the service saw it and puts it in words.
public record Conduct(Instant at, Personal<String> what) {
    public Conduct {
        if (what.reveal().isBlank()) {
            throw new IllegalArgumentException("conduct is told in words; got none");
        }
    }
}
