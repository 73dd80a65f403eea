package org.rowan.cli.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.rowan.base.Digest;

/// Stands for a file below the scanned folder: 128 bits of the SHA-256 of its path from there, byte for
/// byte as the file system has it. The list of finished files thereby holds no names.
record Key(long high, long low) {
    private static final int DIGITS = 32;

    static Key of(Path folder, Path file) {
        String base = folder.toUri().getRawPath();
        String below = file.toUri().getRawPath().substring(base.length());
        return of(below);
    }

    /// Of the key of an object, below its bucket.
    static Key of(String below) {
        ByteBuffer digest = ByteBuffer.wrap(Digest.algorithm("SHA-256").digest(below.getBytes(StandardCharsets.UTF_8)));
        return new Key(digest.getLong(), digest.getLong());
    }

    static Optional<Key> parse(String hex) {
        if (hex.length() != DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        return Optional.of(new Key(
                Long.parseUnsignedLong(hex.substring(0, DIGITS / 2), 16),
                Long.parseUnsignedLong(hex.substring(DIGITS / 2), 16)));
    }

    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
