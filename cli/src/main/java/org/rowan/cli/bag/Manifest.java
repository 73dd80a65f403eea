package org.rowan.cli.bag;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two digests that a bag keeps of each of its files.
///
/// - Source: RFC 8493, 2.1.3 and 2.4.
public enum Manifest {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]+)[ \\t]+\\*?(\\S.*)");

    private final String label;
    private final String algorithm;
    private final int digits;

    Manifest(String label, String algorithm, int digits) {
        this.label = label;
        this.algorithm = algorithm;
        this.digits = digits;
    }

    String algorithm() {
        return algorithm;
    }

    String ofPayload() {
        return "manifest-" + label + ".txt";
    }

    String ofTags() {
        return "tagmanifest-" + label + ".txt";
    }

    /// The text of a manifest, sorted by path so that the same files give the same bytes.
    static String text(Map<String, String> digests) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((path, digest) ->
                        text.append(digest).append("  ").append(path).append('\n'));
        return text.toString();
    }

    /// Path → digest; empty when a line is none of a manifest, or a path stands in it twice.
    Optional<Map<String, String>> read(List<String> lines) {
        Map<String, String> digests = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || matcher.group(1).length() != digits) return Optional.empty();
            String digest = matcher.group(1).toLowerCase(Locale.ROOT);
            if (digests.put(matcher.group(2), digest) != null) return Optional.empty();
        }
        return Optional.of(digests);
    }
}
