package org.rowan.flow;

import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Hmac;
import org.rowan.port.Asked;
import org.rowan.signal.Signal;

/// Recognises a repeated request without keeping anything of what was in it.
///
/// The database holds a digest of client and key to find a request by, and a tag over all of it. The key of
/// the tag comes from the same two values and is not kept: whoever reads the database and does not know the
/// request's key can test no guess of its content.
final class Repetition {
    private static final int KEPT = 8;

    private Repetition() {}

    static Asked asked(Submission submission) {
        String key = submission.client() + "\n" + submission.idempotencyKey();
        Digest found = Digest.of(Bytes.utf8(key));
        Digest secret = Digest.of(Bytes.utf8("rowan-repetition\n" + key));
        Bytes tag = Hmac.sha256(secret.value(), content(submission)).slice(0, KEPT);
        return new Asked(submission.client(), found.value(), tag);
    }

    /// Every field of the request, so that a repetition that says anything else is noticed.
    static Bytes content(Submission submission) {
        Lines text = new Lines("rowan-repetition/1");
        ItemText.item(text, submission.item());
        switch (submission.payload()) {
            case Submission.Words words -> text.add("words", true);
            case Submission.File file ->
                text.add("file", Digest.of(file.content()).hex());
            case Submission.Hashes hashes -> {
                text.count("hashes", hashes.digests());
                for (Signal signal : hashes.digests()) text.add(signal.type().label(), signal.hex());
                text.add("pdq", hashes.pdq().map(p -> p.hash().hex()))
                        .add("pdq_quality", hashes.pdq().map(p -> String.valueOf(p.quality())));
            }
        }
        return text.bytes();
    }
}
