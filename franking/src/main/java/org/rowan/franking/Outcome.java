package org.rowan.franking;

/// How the check of one reported message ended, in the words of the scheme.
///
/// - Source: `docs/formats/vfr-1.md`, *Verification*.
public enum Outcome {
    VERIFIED(Standing.VERIFIED, "sender, content, conversation and time are as the service stamped them"),
    VERIFIED_WITHOUT_ATTACHMENTS(
            Standing.VERIFIED, "the message is as stamped; at least one of its attachments was not handed in"),
    NO_TAG(Standing.UNVERIFIED, "the report came without a tag, so that nothing could be checked"),
    UNSUPPORTED_VERSION(Standing.UNVERIFIED, "the tag is of a version or mode that is not in use here"),
    UNKNOWN_KEY(Standing.UNVERIFIED, "the tag names a key that was never issued here"),
    KEY_EXPIRED(Standing.UNVERIFIED, "the key of that time was destroyed when its window closed"),
    KEY_COMPROMISED(Standing.UNVERIFIED, "the key of that time is known to others, so that its tags prove nothing"),
    OUTSIDE_WINDOW(Standing.UNVERIFIED, "the message is older than the window for reports"),
    REPEATED(Standing.UNVERIFIED, "the same message stands earlier in this report; see there"),
    MALFORMED(Standing.CONTRADICTED, "a part of the proof is not in the one form that is allowed"),
    TAG_INVALID(Standing.CONTRADICTED, "the tag is not one that this service made for these particulars"),
    TIME_OUTSIDE_EPOCH(Standing.CONTRADICTED, "the tag bears a time at which its key was not in use"),
    COMMITMENT_MISMATCH(Standing.CONTRADICTED, "the content is not the one that the sender was bound to"),
    CONTEXT_MISMATCH(Standing.CONTRADICTED, "sender, device, service or conversation differ from what was stamped"),
    REPORTER_NOT_PARTY(Standing.CONTRADICTED, "whoever reports took no part in that conversation"),
    ATTACHMENT_MISMATCH(Standing.CONTRADICTED, "an attachment is not the one that the sender was bound to"),
    TOKEN_INVALID(Standing.CONTRADICTED, "experimental: the sealed sender's token or signature does not hold"),
    TOKEN_SENDER_MISMATCH(Standing.CONTRADICTED, "experimental: the sealed sender used the token of another account");

    private final Standing standing;
    private final String sentence;

    Outcome(Standing standing, String sentence) {
        this.standing = standing;
        this.sentence = sentence;
    }

    public Standing standing() {
        return standing;
    }

    /// One sentence for a reviewer.
    public String sentence() {
        return sentence;
    }
}
