package org.rowan.bench;

import java.util.Locale;

/// An SVG while it is written: no script, no font or file from elsewhere, colours for light and dark.
final class SvgText {
    private static final String STYLE = """
            <style>
            svg { color-scheme: light dark; }
            text { font: 13px system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; fill: #1f2328; }
            .back { fill: #ffffff; }
            .title { font-size: 17px; font-weight: 600; }
            .quiet, .tick { fill: #57606a; }
            .tick, .quiet { font-size: 12px; }
            .mid { text-anchor: middle; }
            .end { text-anchor: end; }
            .grid { stroke: #d8dee4; stroke-width: 1; }
            .axis { stroke: #57606a; stroke-width: 1; }
            .path { stroke-width: 2; }
            .of0 { stroke: #0550ae; fill: #0550ae; }
            .of1 { stroke: #953800; fill: #953800; }
            .path.of1 { stroke-dasharray: 6 4; }
            .figure { font-size: 12px; font-weight: 600; stroke: #ffffff; stroke-width: 4px; paint-order: stroke; }
            .ink0 { fill: #0550ae; }
            .ink1 { fill: #953800; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .back { fill: #0d1117; }
            .quiet, .tick { fill: #9da7b3; }
            .grid { stroke: #2b323b; }
            .axis { stroke: #9da7b3; }
            .of0 { stroke: #79c0ff; fill: #79c0ff; }
            .of1 { stroke: #ffa657; fill: #ffa657; }
            .figure { stroke: #0d1117; }
            .ink0 { fill: #79c0ff; }
            .ink1 { fill: #ffa657; }
            }
            </style>
            """;

    private static final double MARK = 4.5;

    private final StringBuilder text = new StringBuilder();

    void begin(int width, int height, String title, String description) {
        add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " lang=\"en\" role=\"img\" aria-labelledby=\"title desc\">",
                width,
                height,
                width,
                height));
        add(String.format(Locale.ROOT, "<title id=\"title\">%s</title>", escaped(title)));
        add(String.format(Locale.ROOT, "<desc id=\"desc\">%s</desc>", escaped(description)));
        text.append(STYLE);
        add(String.format(Locale.ROOT, "<rect class=\"back\" width=\"%d\" height=\"%d\"/>", width, height));
    }

    void text(String style, double x, double y, String words) {
        add(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(words)));
    }

    /// Words from below to above, with their middle at the place.
    void upward(String style, double x, double y, String words) {
        add(String.format(
                Locale.ROOT,
                "<text class=\"%s\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>",
                style,
                x,
                y,
                escaped(words)));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        add(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    /// Round for the first line of a panel, square for the second: colour is not the only difference.
    void mark(int number, double x, double y) {
        if (number == 0) {
            add(String.format(Locale.ROOT, "<circle class=\"of0\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, MARK));
        } else {
            add(String.format(
                    Locale.ROOT,
                    "<rect class=\"of%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    number,
                    x - MARK,
                    y - MARK,
                    2 * MARK,
                    2 * MARK));
        }
    }

    String end() {
        add("</svg>");
        return text.toString();
    }

    private void add(String line) {
        text.append(line).append('\n');
    }

    /// Markup is escaped; a character that XML 1.0 cannot carry becomes U+FFFD.
    static String escaped(String words) {
        StringBuilder safe = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(carried(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean carried(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        return !control && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
