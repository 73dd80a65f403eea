package org.rowan.franking;

/// Experimental. What a sealed sender puts beside the payload instead of a name that the server would see: a
/// token for its account, certified and readable by the moderator alone, and a signature with the token's key.
///
/// - Shapes: token at most 65,535 bytes; both signatures 64 bytes (Ed25519).
public record ExperimentalSealedProof(Octets tokenBody, Octets tokenSignature, Octets senderSignature) {
    public static final int SIGNATURE_LENGTH = 64;

    private static final ExperimentalSealedProof NONE =
            new ExperimentalSealedProof(Octets.empty(), Octets.empty(), Octets.empty());

    /// Nothing: what a message of mode 1 has.
    public static ExperimentalSealedProof none() {
        return NONE;
    }

    static ExperimentalSealedProof read(Reader in) {
        return new ExperimentalSealedProof(
                in.v16("token_body"),
                in.fixed(SIGNATURE_LENGTH, "token_sig"),
                in.fixed(SIGNATURE_LENGTH, "sender_sig"));
    }
}
