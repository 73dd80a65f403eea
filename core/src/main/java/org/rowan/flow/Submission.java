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
        boolean rests = item.noticed().isPresent() && item.stated().hasSubstance();
        if (payload instanceof Words && !rests) {
            throw new IllegalArgumentException("without a file or a hash, a notice states what was said or done");
        }
    }

    /// Whether somebody noticed it, so that a case is opened whatever the lists say.
    public boolean noticed() {
        return item.noticed().isPresent();
    }

    /// Whether somebody outside the service told it.
    boolean reported() {
        return item.noticed().filter(how -> how.by().report()).isPresent();
    }

    public sealed interface Payload {}

    /// No file and no hash: the notice rests on what the service states.
    public record Words() implements Payload {}

    /// What can be screened.
    public sealed interface Screenable extends Payload {}

    public record File(Bytes content) implements Screenable {}

    /// Hashes that the client computed itself; the bytes never come here.
    public record Hashes(List<Signal> digests, Optional<ClientPdq> pdq) implements Screenable {
        public Hashes {
            digests = List.copyOf(digests);
            if (digests.isEmpty() && pdq.isEmpty()) {
                throw new IllegalArgumentException("a submission of hashes has 1 hash or more; got 0");
            }
        }
    }
}
