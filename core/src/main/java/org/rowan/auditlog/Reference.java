package org.rowan.auditlog;

import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Framing;
import org.rowan.base.Hmac;

/// A commitment that stands in the log in place of an id, a record or a person. Hiding as long as its
/// [Blind] is secret; binding, because nobody can find a second record with the same value.
///
/// - Shapes: 32 bytes, `HMAC-SHA256(blind, v8("log/1/ref") | v8(field) | v32(data))`, where `vN(x)` is the
///   length of `x` in N bits, most significant byte first, followed by `x`.
/// - Source: `docs/formats/audit-entry.md`, References.
public record Reference(Digest value) {
    private static final Bytes DOMAIN = Bytes.utf8("log/1/ref");

    /// Commits to `data` as the value of `field` (`case`, `record`, `actor`, `package`, `receipt`, …).
    ///
    /// - Errors: `IllegalArgumentException` when `field` has more than 255 bytes.
    public static Reference of(Blind blind, String field, Bytes data) {
        Bytes message = new Framing().v8(DOMAIN).v8(Bytes.utf8(field)).v32(data).bytes();
        return new Reference(new Digest(Hmac.sha256(blind.value(), message)));
    }

    public static Reference ofHex(String hex) {
        return new Reference(Digest.ofHex(hex));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
