package org.rowan.evidence;

import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.base.Framing;

/// What binds sealed bytes to their place: which case, which object, how long, what kind. It is
/// authenticated with the content and with the object's key, so that neither can be moved to another case.
///
/// - Shapes: `"EVO1" | v8 case | 16 bytes object id | u64 content length | v8 media type`, in that order.
/// - Units: `contentLength` counts bytes before sealing.
/// - Source: `docs/formats/evidence.md`.
public record EvidenceHeader(String caseId, Bytes objectId, long contentLength, String mediaType) {
    public static final int OBJECT_ID_LENGTH = 16;

    static final Bytes MAGIC = Bytes.utf8("EVO1");

    private static final Pattern CASE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9]+/[a-z0-9][a-z0-9.+-]{0,63}");

    public EvidenceHeader {
        requireCaseId(caseId);
        if (objectId.length() != OBJECT_ID_LENGTH) {
            throw new IllegalArgumentException("an object id is 16 bytes; got " + objectId.length());
        }
        if (contentLength < 0) {
            throw new IllegalArgumentException("a content length is 0 or more; got " + contentLength);
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("a media type is type/subtype in lower case without parameters");
        }
    }

    /// - Errors: `IllegalArgumentException` when `caseId` is not 1 to 64 letters, digits, `.`, `_` or `-`.
    static void requireCaseId(String caseId) {
        if (!CASE_ID.matcher(caseId).matches()) {
            throw new IllegalArgumentException(
                    "a case id is 1 to 64 letters, digits, '.', '_' or '-'; got " + caseId.length() + " characters");
        }
    }

    public Bytes bytes() {
        return new Framing()
                .raw(MAGIC)
                .v8(Bytes.utf8(caseId))
                .raw(objectId)
                .number(contentLength, 8)
                .v8(Bytes.utf8(mediaType))
                .bytes();
    }
}
