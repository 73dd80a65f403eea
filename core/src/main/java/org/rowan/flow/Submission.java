package org.rowan.flow;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Item;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.signal.Signal;

/// What a client of the service handed over, and under which key. `client`: the API client's name.
public record Submission(String client, String idempotencyKey, Item item, Payload payload) {
    public static final int MAX_KEY = 255;

    public Submission {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "an Idempotency-Key is 1 to 255 characters; got " + idempotencyKey.length());
        }
    }

    public sealed interface Payload {}

    public record File(Bytes content) implements Payload {}

    /// Hashes that the client computed itself; the bytes never come here.
    public record Hashes(List<Signal> digests, Optional<ClientPdq> pdq) implements Payload {
        public Hashes {
            digests = List.copyOf(digests);
            if (digests.isEmpty() && pdq.isEmpty()) {
                throw new IllegalArgumentException("a submission of hashes has 1 hash or more; got 0");
            }
        }
    }
}
