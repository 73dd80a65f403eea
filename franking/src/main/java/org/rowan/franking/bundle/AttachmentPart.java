package org.rowan.franking.bundle;

/// An attachment that a reporter hands in, or says that it does not.
///
/// - Shapes: `index` counts the attachments of the message from 0; `part` is the name of the binary part that
///   came with the document, empty when there is none.
public record AttachmentPart(int index, Form form, String part) {

    public enum Form {
        /// The bytes as they were shown.
        PLAINTEXT,
        /// The service fetches the ciphertext itself and opens it with the key from the payload.
        CIPHERTEXT,
        ABSENT
    }
}
