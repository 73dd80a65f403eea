package org.rowan.franking.attachment;

import org.rowan.franking.Octets;

/// What decrypting an attachment came to.
public sealed interface Opening {

    /// Whole and unaltered.
    ///
    /// - Shapes: digests are SHA-256. Units: lengths count bytes.
    record Opened(long ciphertextLength, Octets ciphertextSha256, long plaintextLength, Octets plaintextSha256)
            implements Opening {}

    /// Whatever was written before this was found is to be thrown away.
    record Refused(Fault fault) implements Opening {}

    /// What is wrong with an attachment.
    enum Fault {
        /// Another cipher than this one.
        UNSUPPORTED_ALGORITHM,
        /// The key is not 32 bytes.
        MALFORMED_KEY,
        /// It ends too early.
        TRUNCATED,
        /// Encrypted under another key.
        COMMITMENT_MISMATCH,
        /// A chunk was altered.
        DAMAGED,
        /// Not the ciphertext that the sender named.
        CIPHERTEXT_MISMATCH,
        /// Not the plaintext that the sender is bound to.
        PLAINTEXT_MISMATCH
    }
}
