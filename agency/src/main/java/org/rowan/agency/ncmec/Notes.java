package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.List;
import org.rowan.referral.Origin;

/// What goes into one additional information: our own lines, and whole every value that its field could not take. Where
/// that would become too long itself, the value goes into the enclosure of long values and a line says so.
final class Notes {
    /// UTF-16 units. NCMEC publishes no limit for a text or a document (asked for in `docs/operate/ncmec.md`); this
    /// one is ours, so that no document grows without bound.
    static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_LINE = 4_000;
    private static final int SHOWN = 20;

    private final LongValues longValues;
    private final List<String> lines = new ArrayList<>();
    private final List<Origin> sources = new ArrayList<>();
    private int length;

    Notes(LongValues longValues) {
        this.longValues = longValues;
    }

    /// `what`: the field and why it stands here. `value`: whole.
    void whole(String what, String value, List<Origin> from) {
        String line = what + ": " + cleaned(what, value);
        boolean fits = line.length() <= LONGEST_LINE && length + line.length() <= LONGEST_TEXT / 2;
        if (fits) {
            line(line, from);
        } else {
            longValues.keep(what, value);
            line(what + ": whole in the enclosed file " + LongValues.NAME, from);
        }
    }

    void whole(String what, String value, Origin from) {
        whole(what, value, List.of(from));
    }

    /// A line of our own, or one that is told as it is.
    void line(String line, Origin from) {
        line(line, List.of(from));
    }

    void line(String line, List<Origin> from) {
        lines.add(line);
        sources.addAll(from);
        length += line.length() + 1;
    }

    /// What XML cannot carry is replaced where everybody sees it, and told by its numbers.
    String cleaned(String name, String held) {
        String clean = XmlText.clean(held);
        if (clean.equals(held)) return held;
        List<String> points = held.codePoints()
                .filter(c -> !XmlText.legal(c))
                .mapToObj("U+%04X"::formatted)
                .toList();
        String more = points.size() > SHOWN ? " and " + (points.size() - SHOWN) + " more" : "";
        line(
                "%s: characters that XML cannot carry stand as U+FFFD; in their order they are %s%s"
                        .formatted(
                                name,
                                String.join(" ", points.stream().limit(SHOWN).toList()),
                                more),
                Origin.ROWAN);
        return clean;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String text() {
        return String.join("\n", lines);
    }

    List<Origin> sources() {
        return List.copyOf(sources);
    }
}
