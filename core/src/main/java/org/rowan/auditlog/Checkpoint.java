package org.rowan.auditlog;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The head of a log: which log, how many entries, and the root over them. Signed, it is a promise that
/// these entries stand there for ever.
///
/// - Shapes: three lines, `origin`, the size in decimal, the root in base64; no extension lines.
/// - Source: C2SP tlog-checkpoint v1.0.0.
public record Checkpoint(String origin, long size, Digest root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (!SignedNote.isName(origin)) {
            throw new IllegalArgumentException("an origin is 1 or more characters without spaces or '+'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a log has 0 or more entries; got " + size);
        }
    }

    /// The text that is signed.
    public String text() {
        return origin + "\n" + size + "\n"
                + Base64.getEncoder().encodeToString(root.value().toArray()) + "\n";
    }

    /// Reads the text of a note; empty when it is no checkpoint in this form.
    public static Optional<Checkpoint> read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            return Optional.empty();
        }
        Optional<Bytes> root = SignedNote.base64(lines[2]).filter(bytes -> bytes.length() == Digest.LENGTH);
        if (root.isEmpty() || !SIZE.matcher(lines[1]).matches() || !SignedNote.isName(lines[0])) {
            return Optional.empty();
        }
        return Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), new Digest(root.get())));
    }
}
