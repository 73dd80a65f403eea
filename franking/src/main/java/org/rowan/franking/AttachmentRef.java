package org.rowan.franking;

/// An attachment as the sender names it inside the encrypted message. The digest of the plaintext is what
/// binds; which cipher carried the file does not matter for that.
///
/// - Shapes: `key`, `mediaType`, `name` at most 255 bytes; `locator` at most 65,535; digests 32.
/// - Units: both lengths are unsigned 64-bit counts of bytes, as the sender claims them.
public record AttachmentRef(
        int algorithm,
        Octets key,
        Octets locator,
        long ciphertextLength,
        Octets ciphertextSha256,
        long plaintextLength,
        Octets plaintextSha256,
        String mediaType,
        String name) {

    /// 3 one-byte lengths, 1 two-byte length, number, 2 lengths of 8, 2 digests, and the longest of each field.
    static final int MOST_BYTES = 1 + 256 + 65_537 + 8 + 32 + 8 + 32 + 256 + 256;

    public AttachmentRef {
        if (algorithm < 0 || algorithm > 255) {
            throw new IllegalArgumentException("the number of a cipher is 0 to 255; got " + algorithm);
        }
        ciphertextSha256.require(Sha256.LENGTH, "a SHA-256");
        plaintextSha256.require(Sha256.LENGTH, "a SHA-256");
    }

    void write(Writer out) {
        out.u8(algorithm)
                .v8(key, "the key of an attachment")
                .v16(locator, "the locator of an attachment")
                .u64(ciphertextLength)
                .raw(ciphertextSha256)
                .u64(plaintextLength)
                .raw(plaintextSha256)
                .v8(mediaType, "the media type of an attachment")
                .v8(name, "the name of an attachment");
    }

    static AttachmentRef read(Reader in) {
        return new AttachmentRef(
                in.u8("enc_alg"),
                in.v8("key"),
                in.v16("locator"),
                in.u64("ct_len"),
                in.fixed(Sha256.LENGTH, "ct_sha256"),
                in.u64("pt_len"),
                in.fixed(Sha256.LENGTH, "pt_sha256"),
                in.text("media_type"),
                in.text("name"));
    }

    @Override
    public String toString() {
        return "AttachmentRef[algorithm " + algorithm + "]";
    }
}
