package org.rowan.port;

import java.io.IOException;
import java.io.InputStream;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.SignedNote;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.Sealed;
import org.rowan.evidence.Unsealed;
import org.rowan.port.Journal.ObjectKey;

/// The keys of this process, which its role decides: every role can seal, as [Sealer] says, only some can unseal or
/// sign. Secrets go in and never come out.
///
/// - Errors: `IOException` when a key file or a key service cannot be read.
public interface Keys extends Sealer {

    /// Opens what was sealed, if this role may and every part is as it was written.
    Unsealed unseal(CaseKey key, Sealed evidence) throws IOException;

    /// Opens what was sealed as it is read, a part at a time: every byte that comes out of the stream was
    /// authenticated before, and a part that is not as it was written, or is missing at the end, is an
    /// `IOException`. `object`: the sealed bytes of `header`; whoever closes the result closes it.
    Opening open(CaseKey key, ObjectKey objectKey, InputStream object) throws IOException;

    /// Evidence that is being opened.
    sealed interface Opening {}

    record Flowing(InputStream content) implements Opening {}

    record Shut(Unsealed.Why why) implements Opening {}

    /// The same case key with its shares sealed to the newest keys of their holders, where a key is being
    /// rotated out.
    ///
    /// - Errors: `IllegalStateException` in a role that cannot open case keys.
    Rewrapped rewrapped(CaseKey key) throws IOException;

    sealed interface Rewrapped {}

    /// To be kept in place of the one before.
    record Anew(CaseKey key) implements Rewrapped {}

    /// Nothing has to change: it is under the newest keys, or was destroyed.
    record AsItIs() implements Rewrapped {}

    /// The custodian's key is not here.
    record NotNow() implements Rewrapped {}

    /// No key that is here opens it.
    record Unopenable() implements Rewrapped {}

    /// Signs the head of the log.
    ///
    /// - Errors: `IllegalStateException` in a role without the log's key, and for a head of another log.
    SignedNote sign(Checkpoint head) throws IOException;
}
