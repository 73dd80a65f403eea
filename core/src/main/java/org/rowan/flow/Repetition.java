package org.rowan.flow;

import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Hmac;
import org.rowan.port.Asked;
import org.rowan.signal.Signal;

/// Recognises a repeated request without keeping anything of what was in it.
final class Repetition {
    private static final int KEPT = 8;

    private Repetition() {}

    static Asked asked(Submission submission) {
        Bytes key = Bytes.utf8(submission.client() + "\n" + submission.idempotencyKey());
        return new Asked(submission.client(), Digest.of(key).value(), tag(key, submission));
    }

    private static Bytes tag(Bytes key, Submission submission) {
        Bytes content = switch (submission.payload()) {
            case Submission.File file -> Digest.of(file.content()).value();
            case Submission.Hashes hashes -> {
                StringBuilder all = new StringBuilder();
                for (Signal signal : hashes.digests()) all.append(signal.hex()).append('\n');
                hashes.pdq().ifPresent(p -> all.append(p.hash().hex()));
                yield Bytes.utf8(all.toString());
            }
        };
        Bytes item = Bytes.utf8(submission.item().id() + "\n");
        return Hmac.sha256(Digest.of(key).value(), item.concat(content)).slice(0, KEPT);
    }
}
