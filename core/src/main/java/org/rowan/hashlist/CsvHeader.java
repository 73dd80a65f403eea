package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Where the columns are that matter here, found by name. `typeColumn`, `categoryColumn`: -1 when the file
/// has none.
record CsvHeader(SignalType type, int columns, int hashColumn, int typeColumn, int categoryColumn) {
    private static final String THREATEXCHANGE_HASH = "signal_str";
    private static final String THREATEXCHANGE_TYPE = "signal_type";
    private static final String THREATEXCHANGE_CATEGORY = "category";
    private static final String NEGATIVE = "NEGATIVE_CLASS";
    private static final List<String> MATCHING = List.of("POSITIVE_CLASS", "INVESTIGATION_SEED");

    /// The header, if the first line that is not empty names a column of hashes.
    static Optional<CsvHeader> find(String text, SignalType type) throws BadLine {
        Optional<String> first = text.lines().filter(line -> !line.isBlank()).findFirst();
        if (first.isEmpty() || hashColumns(first.get().split(",", -1), type).isEmpty()) {
            return Optional.empty();
        }
        CsvRows rows = new CsvRows(text);
        rows.more();
        CsvRows.Row header = rows.next();
        String[] names = header.cells().stream().map(CsvRows.Cell::text).toArray(String[]::new);
        List<Integer> hashes = hashColumns(names, type);
        if (hashes.size() != 1) {
            throw new BadLine(header.line(), 1, "1 column of hashes was expected in the header; got " + hashes.size());
        }
        return Optional.of(new CsvHeader(
                type,
                names.length,
                hashes.get(0),
                only(names, THREATEXCHANGE_TYPE, header.line()),
                only(names, THREATEXCHANGE_CATEGORY, header.line())));
    }

    private static List<Integer> hashColumns(String[] names, SignalType type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = plainName(names[i]);
            if (name.equals("hash") || name.equals(THREATEXCHANGE_HASH) || name.equals(type.label())) {
                found.add(i);
            }
        }
        return found;
    }

    private static int only(String[] names, String wanted, int line) throws BadLine {
        int found = -1;
        for (int i = 0; i < names.length; i++) {
            if (plainName(names[i]).equals(wanted)) {
                if (found >= 0) {
                    throw new BadLine(line, 1, "1 column named %s at most was expected; got 2".formatted(wanted));
                }
                found = i;
            }
        }
        return found;
    }

    private static String plainName(String cell) {
        String name = cell.strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    /// All records below the header.
    List<ListRecord> read(String text) throws BadLine {
        CsvRows rows = new CsvRows(text);
        rows.more();
        rows.next();
        Received received = new Received();
        while (rows.more()) {
            CsvRows.Row row = rows.next();
            if (row.cells().size() != columns) {
                throw new BadLine(
                        row.line(),
                        1,
                        "%d columns were expected, as in the header; got %d"
                                .formatted(columns, row.cells().size()));
            }
            received.add(row.line(), row.raw(), signal(row), negative(row));
        }
        return received.records();
    }

    private Signal signal(CsvRows.Row row) throws BadLine {
        if (typeColumn >= 0) {
            CsvRows.Cell name = row.cells().get(typeColumn);
            SignalText.requireType(type, name.text(), name.line(), name.column());
        }
        CsvRows.Cell hash = row.cells().get(hashColumn);
        return SignalText.read(type, hash.text(), hash.line(), hash.column());
    }

    /// The opinion counts only beside the export's own column of hashes; elsewhere `category` may mean
    /// anything.
    private boolean negative(CsvRows.Row row) throws BadLine {
        if (categoryColumn < 0 || typeColumn < 0) {
            return false;
        }
        CsvRows.Cell category = row.cells().get(categoryColumn);
        boolean negative = category.text().equals(NEGATIVE);
        if (!negative && !MATCHING.contains(category.text())) {
            throw new BadLine(
                    category.line(),
                    category.column(),
                    "%s, %s or %s was expected; got another category"
                            .formatted(NEGATIVE, MATCHING.get(0), MATCHING.get(1)));
        }
        return negative;
    }
}
