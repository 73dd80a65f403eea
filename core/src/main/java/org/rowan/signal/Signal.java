package org.rowan.signal;

/// One comparable fact about a picture. A signal is sensitive data: it prints as its type, never as its
/// value.
public sealed interface Signal permits PdqHash, Md5, Sha1, Sha256 {

    SignalType type();

    /// Lower-case hex, `type().hexDigits()` characters.
    String hex();

    /// - Errors: `IllegalArgumentException` when `hex` does not have the length and digits of `type`; the
    ///   message gives lengths only.
    static Signal parse(SignalType type, String hex) {
        return switch (type) {
            case PDQ -> PdqHash.parse(hex);
            case MD5 -> new Md5(Hex.exact(hex, type));
            case SHA1 -> new Sha1(Hex.exact(hex, type));
            case SHA256 -> new Sha256(Hex.exact(hex, type));
        };
    }
}
