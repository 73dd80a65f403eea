package org.rowan.store.franking;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// The keys of epochs for whoever keeps them: makes and ends keys, and sees no secret. With [StampingKeys] and
/// `org.rowan.franking.VerifyingKeys` this is what a key store has to offer, each with the rights of one role.
///
/// - Errors: `IOException` with a sentence when keys cannot be read or written, and when one is missing that
///   nobody ended.
public interface EpochKeys {

    /// Every key that was ever made, by its number.
    List<KeptKey> all() throws IOException;

    /// The highest number that was ever given; 0 before the first. It is never lower later.
    int highest() throws IOException;

    /// A new key with the next number, in the state `MADE`.
    KeptKey make(Instant notBefore, Instant notAfter) throws IOException;

    /// The log has the key: it is `LIVE` from now on.
    void attested(KeptKey made) throws IOException;

    /// Destroys the secret; `GOING` from now on. Again does nothing more.
    void end(KeptKey key, KeptKey.Ending why) throws IOException;

    /// The log has the end: `GONE` from now on.
    void ended(KeptKey going) throws IOException;
}
