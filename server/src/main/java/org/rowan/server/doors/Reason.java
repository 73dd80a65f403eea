package org.rowan.server.doors;

/// Why an upload cannot be answered with "clear". For each the operator says what the client hears instead.
///
/// - `key`: of the setting. `standard`: the answer when nothing is set.
public enum Reason {
    /// Nothing was compared.
    NO_HASH_LIST("door.no-hash-list", Reply.ERROR),
    /// Something failed on our side, or took too long: nothing is known about the upload.
    FAULT("door.fault", Reply.ERROR),
    /// Sealed, and waiting for a person.
    HELD("door.held", Reply.ERROR),
    /// A picture by its first bytes that gave no pixels. Digests were compared.
    UNDECODABLE_PICTURE("door.undecodable-picture", Reply.ERROR),
    /// A film, or a picture of a kind that is not decoded here. Digests were compared.
    UNSUPPORTED_PICTURE("door.unsupported-picture", Reply.ERROR),
    /// An animation, or pages in one file: the first picture was compared, and the digests.
    PARTLY_COMPARED("door.partly-compared", Reply.ERROR),
    /// Only entries matched that are not believed for now.
    SUSPENDED_ENTRY("door.suspended-entry", Reply.ERROR),
    /// No list of ours knows it; an outside matcher that should have been asked was not, or did not
    /// compare.
    NOT_ASKED("door.not-asked", Reply.ERROR),
    /// Blank or nearly so. Digests were compared.
    FEATURELESS("door.featureless", Reply.PASS),
    /// Text, documents, archives: ordinary at these doors. Digests were compared.
    NOT_A_PICTURE("door.not-a-picture", Reply.PASS),
    /// More bytes than are taken; nothing was compared.
    TOO_LARGE("door.too-large", Reply.ERROR),
    /// A piece of a file, a form that is not well made, or packed in a way that is not known here: what is
    /// in it was not, or not wholly, compared.
    UNREADABLE("door.unreadable", Reply.ERROR),
    /// The clamd behind our door did not judge it. What our lists say of it is known, and was no match.
    CLAMD_BEHIND("door.clamd-behind-unavailable", Reply.ERROR);

    private final String key;
    private final Reply standard;

    Reason(String key, Reply standard) {
        this.key = key;
        this.standard = standard;
    }

    public String key() {
        return key;
    }

    public Reply standard() {
        return standard;
    }
}
