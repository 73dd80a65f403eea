package org.rowan.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Panels one below the other over the same logarithmic axis, to be written as one SVG.
///
/// Shapes: one or two lines a panel, so that one's figures stand above their points and the other's below.
/// Texts: of any kind; what is markup to XML is escaped, what XML cannot carry is replaced.
record Chart(String title, String note, String across, List<Panel> panels) {
    static final int WIDTH = 760;
    static final int LEFT = 84;
    static final int RIGHT = WIDTH - 24;
    static final int TOP = 70;

    /// Between a panel's edge and its first and last value: a figure fits in.
    static final int MARGIN = 58;

    private static final int BETWEEN = 92;
    private static final int FOOT = 68;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    Chart {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) throw new IllegalArgumentException("drawing a chart: expected a panel, got none");
    }

    record Point(double across, double up) {}

    record Line(String name, List<Point> points) {
        Line {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("drawing a line: expected one point or more, got none");
            }
        }

        Optional<Point> over(double across) {
            return points.stream().filter(point -> point.across() == across).findFirst();
        }
    }

    /// Units: `height` in pixels, without what stands above and below the panel.
    record Panel(String up, boolean logarithmic, int height, List<Line> lines) {
        Panel {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > 2) {
                throw new IllegalArgumentException("drawing a panel: expected one or two lines, got " + lines.size());
            }
        }

        Axis axis() {
            List<Double> values = points().stream().map(Point::up).toList();
            return logarithmic ? Axis.logarithmic(values) : Axis.fromZero(values);
        }

        List<Point> points() {
            return lines.stream().map(Line::points).flatMap(Collection::stream).toList();
        }

        /// Pixels below the panel's upper edge; there is room for a figure at both ends of a logarithmic
        /// axis.
        double down(Axis axis, double value) {
            int above = 24;
            int below = logarithmic ? 24 : 0;
            return above + (height - above - below) * (1 - axis.at(value));
        }
    }

    /// Pixels from the left edge.
    static double across(Axis axis, double value) {
        return LEFT + MARGIN + (RIGHT - LEFT - 2 * MARGIN) * axis.at(value);
    }

    String svg() {
        Axis across = Axis.logarithmic(panels.stream()
                .flatMap(panel -> panel.points().stream())
                .map(Point::across)
                .toList());
        SvgText svg = new SvgText();
        int height = TOP + FOOT + (panels.size() - 1) * BETWEEN;
        for (Panel panel : panels) height += panel.height();
        svg.begin(WIDTH, height, title, description());
        svg.text("title", LEFT, 26, title);
        int top = TOP;
        for (Panel panel : panels) {
            frame(svg, across, panel, top);
            for (int i = 0; i < panel.lines().size(); i++) line(svg, across, panel, top, i);
            // Figures come last: no line runs across one.
            for (int i = 0; i < panel.lines().size(); i++) figures(svg, across, panel, top, i);
            top += panel.height() + BETWEEN;
        }
        svg.text("quiet", LEFT, height - 8, note);
        return svg.end();
    }

    /// Every figure in words, for who does not see the picture.
    private String description() {
        StringBuilder words = new StringBuilder();
        for (Panel panel : panels) {
            for (Line line : panel.lines()) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(panel.up())
                        .append(", ")
                        .append(line.name())
                        .append(": ");
                for (int i = 0; i < line.points().size(); i++) {
                    Point point = line.points().get(i);
                    words.append(i == 0 ? "" : "; ")
                            .append(figure(point.up()))
                            .append(" at ")
                            .append(figure(point.across()));
                }
                words.append('.');
            }
        }
        return words.append(" Across: ").append(across).append('.').toString();
    }

    private void frame(SvgText svg, Axis across, Panel panel, int top) {
        int bottom = top + panel.height();
        Axis up = panel.axis();
        for (double tick : up.ticks()) {
            double y = top + panel.down(up, tick);
            svg.line("grid", LEFT, y, RIGHT, y);
            svg.text("tick end", LEFT - 8, y + 4, figure(tick));
        }
        for (double tick : across.ticks()) {
            double x = across(across, tick);
            svg.line("grid", x, top, x, bottom);
            svg.text("tick mid", x, bottom + 18, figure(tick));
        }
        svg.line("axis", LEFT, bottom, RIGHT, bottom);
        svg.line("axis", LEFT, top, LEFT, bottom);
        svg.text("quiet mid", (LEFT + RIGHT) / 2.0, bottom + 36, this.across);
        svg.upward("quiet mid", 18, (top + bottom) / 2.0, panel.up());
        double x = LEFT;
        for (int i = 0; i < panel.lines().size(); i++) {
            String name = panel.lines().get(i).name();
            svg.line("path of" + i, x, top - 16, x + 26, top - 16);
            svg.mark(i, x + 13, top - 16);
            svg.text("name", x + 34, top - 12, name);
            x += 34 + 7 * name.length() + 24;
        }
    }

    private static void line(SvgText svg, Axis across, Panel panel, int top, int number) {
        Axis up = panel.axis();
        List<Point> points = panel.lines().get(number).points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            svg.line(
                    "path of" + number,
                    across(across, from.across()),
                    top + panel.down(up, from.up()),
                    across(across, to.across()),
                    top + panel.down(up, to.up()));
        }
        for (Point point : points) {
            svg.mark(number, across(across, point.across()), top + panel.down(up, point.up()));
        }
    }

    private static void figures(SvgText svg, Axis across, Panel panel, int top, int number) {
        Axis up = panel.axis();
        for (Point point : panel.lines().get(number).points()) {
            Optional<Point> other =
                    panel.lines().get(panel.lines().size() - 1 - number).over(point.across());
            boolean above = other.isEmpty()
                    || point.up() > other.get().up()
                    || (point.up() == other.get().up() && number == 0);
            double x = across(across, point.across());
            double y = top + panel.down(up, point.up());
            if (above) svg.text("figure ink" + number, x + 2, y - 10, figure(point.up()));
            else svg.text("figure end ink" + number, x - 2, y + 19, figure(point.up()));
        }
    }

    /// A number as people read it: three digits that count, thousands apart.
    static String figure(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
