package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;

/// A text with signatures under it.
///
/// - Shapes: the text, which ends in a newline; an empty line; one line `— name base64(key id | signature)`
///   for each signature, at most 100.
/// - Source: C2SP signed-note v1.0.0.
public record SignedNote(String text, List<Line> signatures) implements NoteRead {
    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("the text of a note ends in a newline and has no control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to 100 signatures; got " + signatures.size());
        }
    }

    /// One signature line. `keyId`: 4 bytes, a hint and no proof; `signature`: what the key's type says.
    public record Line(String name, Bytes keyId, Bytes signature) {
        public Line {
            if (!isName(name) || keyId.length() != VerifierKey.ID_LENGTH || signature.length() == 0) {
                throw new IllegalArgumentException("a signature line has a name, 4 bytes of key id and a signature");
            }
        }

        String written() {
            byte[] both = keyId.concat(signature).toArray();
            return DASH + name + " " + Base64.getEncoder().encodeToString(both) + "\n";
        }
    }

    public String written() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.written()));
        return note.toString();
    }

    /// This note with one more signature under it.
    public SignedNote and(Line line) {
        List<Line> more = new ArrayList<>(signatures);
        more.add(line);
        return new SignedNote(text, more);
    }

    /// Reads a note; what is not one becomes `NoteRead.Malformed`.
    public static NoteRead read(String note) {
        if (hasControls(note)) {
            return new NoteRead.Malformed("a control character or broken UTF-8 in it");
        }
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            return new NoteRead.Malformed("no empty line between text and signatures, or no newline at the end");
        }
        List<Line> lines = new ArrayList<>();
        String below = note.substring(gap + 2);
        for (String line : below.isEmpty()
                ? List.<String>of()
                : List.of(below.substring(0, below.length() - 1).split("\n", -1))) {
            Optional<Line> read = line(line);
            if (read.isEmpty()) {
                return new NoteRead.Malformed("signature line " + (lines.size() + 1) + " is not '— name base64'");
            }
            lines.add(read.get());
        }
        if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
            return new NoteRead.Malformed("a note has 1 to 100 signatures; got " + lines.size());
        }
        return new SignedNote(note.substring(0, gap + 1), lines);
    }

    private static Optional<Line> line(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !isName(parts[0])) {
            return Optional.empty();
        }
        return base64(parts[1])
                .filter(bytes -> bytes.length() > VerifierKey.ID_LENGTH)
                .map(bytes -> new Line(
                        parts[0],
                        bytes.slice(0, VerifierKey.ID_LENGTH),
                        bytes.slice(VerifierKey.ID_LENGTH, bytes.length())));
    }

    /// Whether `name` may name a key or a log: not empty, no space, no `+`.
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .noneMatch(c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    static Optional<Bytes> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder forgives missing padding and stray bits; a note has one form only.
            return Base64.getEncoder().encodeToString(bytes).equals(text)
                    ? Optional.of(Bytes.adopt(bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<Bytes> hex(String text) {
        try {
            return Optional.of(Bytes.adopt(HexFormat.of().parseHex(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> (c < 0x20 && c != '\n') || c == 0x7f || c == 0xfffd);
    }
}
