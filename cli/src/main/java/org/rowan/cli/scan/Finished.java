package org.rowan.cli.scan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Line.Outcome;

/// The list of finished files, as far as it can be relied on.
///
/// - Shapes: ASCII lines. First `rowan-scan 1 <mark>`, then the length of the results before any file, then
///   for each finished file `<length of the results after it> <c|m|u> <key>`. `head`: the first line, or
///   what there is of it. `begun`: the second line is there, and the results it speaks of.
record Finished(String head, boolean begun, Set<Key> keys, Tally tally, long outLength, long listLength) {
    private static final int LONGEST = 200;

    static String head(Bytes mark) {
        return "rowan-scan 1 " + mark.hex() + "\n";
    }

    static String entry(long length) {
        return length + "\n";
    }

    static String entry(long length, Outcome outcome, Key key) {
        return length + " " + outcome.label().charAt(0) + " " + key.hex() + "\n";
    }

    /// Nothing finished yet.
    static Finished nothing(Bytes mark, long outLength) {
        String head = head(mark);
        return new Finished(
                head,
                true,
                Set.of(),
                Tally.NONE,
                outLength,
                head.length() + entry(outLength).length());
    }

    /// True also when a crash cut the first line.
    boolean isOf(Bytes mark) {
        return head(mark).startsWith(head);
    }

    /// Reads until the first line that is not whole, or that speaks of results that are not there.
    static Finished read(Path list, long outLength) throws IOException {
        Set<Key> keys = new HashSet<>();
        Tally tally = Tally.NONE;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(list))) {
            String head = line(in);
            String second = line(in);
            Optional<Long> begin = whole(second).flatMap(Finished::length);
            if (begin.isEmpty() || begin.get() > outLength) {
                return new Finished(head, false, keys, tally, 0, 0);
            }
            long length = begin.get();
            long read = (long) head.length() + second.length();
            for (String text = line(in); ; text = line(in)) {
                Optional<Entry> entry = whole(text).flatMap(Entry::parse);
                if (entry.isEmpty()
                        || entry.get().length() < length
                        || entry.get().length() > outLength) {
                    return new Finished(head, true, keys, tally, length, read);
                }
                keys.add(entry.get().key());
                tally = tally.with(entry.get().outcome());
                length = entry.get().length();
                read += text.length();
            }
        }
    }

    private record Entry(long length, Outcome outcome, Key key) {
        static Optional<Entry> parse(String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            Optional<Outcome> outcome = Finished.outcome(parts[1]);
            Optional<Key> key = Key.parse(parts[2]);
            return Finished.length(parts[0])
                    .flatMap(length -> outcome.flatMap(o -> key.map(k -> new Entry(length, o, k))));
        }
    }

    private static Optional<Outcome> outcome(String letter) {
        return switch (letter) {
            case "c" -> Optional.of(Outcome.CLEAR);
            case "m" -> Optional.of(Outcome.MATCHED);
            case "u" -> Optional.of(Outcome.UNSCREENABLE);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> length(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /// A line with its end, or what there is of it.
    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && text.length() < LONGEST; c = in.read()) {
            text.append((char) c);
            if (c == '\n') {
                break;
            }
        }
        return text.toString();
    }

    private static Optional<String> whole(String line) {
        return line.endsWith("\n") ? Optional.of(line.substring(0, line.length() - 1)) : Optional.empty();
    }
}
