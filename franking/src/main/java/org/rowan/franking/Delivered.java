package org.rowan.franking;

/// What a receiving client has in its hands besides the decrypted message.
///
/// - Shapes: `beside` is the commitment as it came with the ciphertext (in MLS, inside the additional
///   authenticated data). `sender` and `shownIn` are what the end-to-end protocol authenticated and where the
///   message is about to be shown. Tag and context may be any bytes.
public record Delivered(
        Octets tagContext, Octets tag, Octets beside, Sender sender, Conversation shownIn, String receiver) {
    @Override
    public String toString() {
        return "Delivered[" + shownIn.kind() + "]";
    }
}
