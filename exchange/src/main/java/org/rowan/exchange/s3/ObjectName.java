package org.rowan.exchange.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// One object, or one version of it.
///
/// - Source: S3's "Bucket naming rules" and "Object key naming guidelines".
public record ObjectName(String bucket, String key, Optional<String> version) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern VERSION = Pattern.compile("[!-~]{1,1024}");
    private static final int MAX_KEY_BYTES = 1024;

    /// - Errors: `IllegalArgumentException` for what no store can hold; the message repeats nothing.
    public ObjectName {
        if (!isBucket(bucket)) {
            throw new IllegalArgumentException("a bucket is 3 to 63 of a-z, 0-9, dot and dash; got something else");
        }
        boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(key);
        if (key.isEmpty() || !text || key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("a key is 1 to 1,024 bytes of UTF-8; got something else");
        }
        if (version.filter(v -> !VERSION.matcher(v).matches()).isPresent()) {
            throw new IllegalArgumentException("a version is 1 to 1,024 printable characters; got something else");
        }
    }

    public static boolean isBucket(String text) {
        return BUCKET.matcher(text).matches() && !text.contains("..");
    }

    /// Whether a part of the key is `.` or `..`, by which an address could lead to another object.
    public boolean climbs() {
        return Arrays.stream(key.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    public ObjectName at(Optional<String> newVersion) {
        return new ObjectName(bucket, key, newVersion);
    }
}
