package org.rowan.auditlog;

import org.rowan.base.Bytes;

/// 16 random bytes in every entry. Without them an entry of few possibilities (a daily count) could be
/// guessed from its public leaf hash. They come from outside: the core has no randomness.
public record Salt(Bytes value) {
    public static final int LENGTH = 16;

    public Salt {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a salt is 16 bytes; got " + value.length());
        }
    }
}
