package org.rowan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What one sitting of `search` measured, list by list: kept as CSV, drawn as a chart, written as rows of a
/// table.
///
/// Shapes: `machine` is one line of text; one row for each kind of list and size.
record SearchGrowth(String machine, List<Row> rows) {
    static final String UNIFORM = "uniform";
    static final String CLUSTERED = "clustered";

    private static final String HEAD = "list,entries,build_s,bytes_per_entry,far_per_s,near_per_s,add_one_ms";
    private static final int FIELDS = 7;

    SearchGrowth {
        machine = machine.replaceAll("\\R", " ").strip();
        rows = List.copyOf(rows);
        if (rows.isEmpty()) throw new IllegalArgumentException("reading figures: expected rows, got none");
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(row.list() + " " + row.entries())) {
                throw new IllegalArgumentException("reading figures: expected each size once, got twice: %s, %d entries"
                        .formatted(row.list(), row.entries()));
            }
        }
    }

    /// Units: build in seconds, add one in milliseconds, far and near in look-ups a second by one thread.
    record Row(String list, int entries, double build, double bytesPerEntry, double far, double near, double addOne) {
        Row {
            if (!list.equals(UNIFORM) && !list.equals(CLUSTERED)) {
                throw new IllegalArgumentException(
                        "reading a row of figures: expected a list that is uniform or clustered, got " + list);
            }
            for (double figure : new double[] {entries, bytesPerEntry, far, near}) {
                if (!(figure > 0) || !Double.isFinite(figure)) {
                    throw new IllegalArgumentException(
                            "reading a row of figures, %s, %d entries: expected more than zero everywhere, got %s"
                                    .formatted(list, entries, figure));
                }
            }
        }

        private String csv() {
            return String.format(
                    Locale.ROOT,
                    "%s,%d,%.2f,%.1f,%.0f,%.0f,%.3f",
                    list,
                    entries,
                    build,
                    bytesPerEntry,
                    far,
                    near,
                    addOne);
        }

        /// As it stands in `docs/performance.md`.
        String tableLine() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %s s | %.0f | %s | %s | %.1f ms |",
                    list,
                    entries,
                    String.format(Locale.ROOT, build < 10 ? "%.1f" : "%.0f", build),
                    bytesPerEntry,
                    Chart.figure(far),
                    Chart.figure(near),
                    addOne);
        }
    }

    String csv() {
        StringBuilder text = new StringBuilder("# " + machine + "\n" + HEAD + "\n");
        for (Row row : rows) text.append(row.csv()).append('\n');
        return text.toString();
    }

    static SearchGrowth ofCsv(String text) {
        String machine = "";
        List<Row> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#")) machine = line.substring(1).strip();
            else if (!line.isEmpty() && !line.equals(HEAD)) rows.add(row(line, i + 1));
        }
        return new SearchGrowth(machine, rows);
    }

    private static Row row(String line, int number) {
        List<String> fields =
                Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("reading figures, line %d: expected %d fields (%s), got %d"
                    .formatted(number, FIELDS, HEAD, fields.size()));
        }
        try {
            return new Row(
                    fields.get(0),
                    Integer.parseInt(fields.get(1)),
                    Double.parseDouble(fields.get(2)),
                    Double.parseDouble(fields.get(3)),
                    Double.parseDouble(fields.get(4)),
                    Double.parseDouble(fields.get(5)),
                    Double.parseDouble(fields.get(6)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "reading figures, line %d: expected numbers after the list's kind, %s"
                            .formatted(number, e.getMessage()),
                    e);
        }
    }

    Chart chart() {
        List<Chart.Line> rates = new ArrayList<>();
        List<Chart.Line> bytes = new ArrayList<>();
        for (String kind : List.of(UNIFORM, CLUSTERED)) {
            List<Row> some = rows.stream()
                    .filter(row -> row.list().equals(kind))
                    .sorted((a, b) -> Integer.compare(a.entries(), b.entries()))
                    .toList();
            if (some.isEmpty()) continue;
            boolean uniform = kind.equals(UNIFORM);
            rates.add(new Chart.Line(
                    uniform ? "uniform list, asked at random" : "clustered list, asked near its clusters",
                    some.stream()
                            .map(row -> new Chart.Point(row.entries(), uniform ? row.far() : row.near()))
                            .toList()));
            // Whole bytes, as in the table: a tenth of one is no news.
            bytes.add(new Chart.Line(
                    kind + " list",
                    some.stream()
                            .map(row -> new Chart.Point(row.entries(), Math.rint(row.bytesPerEntry())))
                            .toList()));
        }
        return new Chart(
                "How the PDQ index grows: look-ups within 31 bits, and memory",
                machine,
                "entries in the list (logarithmic)",
                List.of(
                        new Chart.Panel("look-ups a second, one thread (logarithmic)", true, 280, rates),
                        new Chart.Panel("bytes an entry", false, 170, bytes)));
    }
}
