package org.rowan.exchange.nsrl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;
import org.rowan.exchange.CsvIn;
import org.rowan.exchange.HashText;
import org.rowan.exchange.Imported;
import org.rowan.exchange.Taker;
import org.rowan.exchange.Tally;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// A text file of the reference data set: `NSRLFile.txt` of version 2, or the table `FILE` of version 3
/// written as CSV. Every record is told as negative: known, not wanted, never matched. A digest that is on
/// this list and on a list of abuse material is looked at by a person; this one never clears.
///
/// - Source: the column names of both versions, as other readers use them.
public final class NsrlFile {
    private static final String WHAT = "the NSRL file";
    private static final String SQLITE = "SQLite format 3";
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    /// The first of these that a file has names its records.
    private static final List<SignalType> TYPES = List.of(SignalType.SHA256, SignalType.SHA1, SignalType.MD5);

    private final Map<SignalType, Integer> columns = new EnumMap<>(SignalType.class);
    private final Tally tally;
    private int width;
    private Optional<RecordKey> last = Optional.empty();

    private NsrlFile(int perMille) {
        this.tally = new Tally(perMille);
    }

    /// Reads `in` to its end. `perMille`: how many of a thousand records may be bad.
    ///
    /// - Errors: `IOException` when `in` or `taker` fails.
    public static Imported read(InputStream in, int perMille, Taker taker) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(SQLITE.length());
        if (new String(buffered.readNBytes(SQLITE.length()), StandardCharsets.ISO_8859_1).equals(SQLITE)) {
            return new Imported.Refused(WHAT + " is a database of version 3; write its table FILE as CSV with a header"
                    + " (sqlite3 -csv -header RDS.db 'select sha256, sha1, md5 from FILE'). Nothing"
                    + " was imported.");
        }
        buffered.reset();
        return new NsrlFile(perMille).rows(new CsvIn(buffered, ','), taker);
    }

    private Imported rows(CsvIn rows, Taker taker) throws IOException {
        Optional<CsvIn.Row> header = rows.next();
        if (header.isEmpty() || !columns(header.get())) {
            return new Imported.Refused(
                    WHAT + " has no header with a column SHA-256, SHA-1 or MD5, each once. Nothing was imported.");
        }
        for (Optional<CsvIn.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            tally.record();
            if (!wellFormed(row.get())) {
                tally.bad(new Imported.Place(row.get().line(), 1));
                continue;
            }
            Optional<Told> told = told(row.get());
            if (told.isPresent() && !last.equals(Optional.of(told.get().key()))) {
                // The set names a file once for each product that has it, one after the other.
                taker.take(told.get());
                tally.told();
                last = Optional.of(told.get().key());
            }
        }
        return tally.end(WHAT);
    }

    private boolean columns(CsvIn.Row header) {
        width = header.cells().size();
        for (int i = 0; i < width; i++) {
            String cell = header.cells().get(i);
            String name = (i == 0 && cell.startsWith(BYTE_ORDER_MARK)) ? unquoted(cell) : cell;
            Optional<SignalType> type =
                    SignalType.ofLabel(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
            if (type.isPresent() && TYPES.contains(type.get())) {
                if (columns.containsKey(type.get())) {
                    return false;
                }
                columns.put(type.get(), i);
            }
        }
        return !columns.isEmpty();
    }

    private static String unquoted(String cell) {
        return cell.substring(BYTE_ORDER_MARK.length()).replace("\"", "");
    }

    private boolean wellFormed(CsvIn.Row row) {
        return row.cells().size() == width
                && columns.entrySet().stream()
                        .allMatch(c -> row.cells().get(c.getValue()).isEmpty()
                                || HashText.wellFormed(c.getKey(), row.cells().get(c.getValue())))
                && columns.values().stream().anyMatch(c -> !row.cells().get(c).isEmpty());
    }

    /// Nothing when the digests are those of the empty file or placeholders.
    private Optional<Told> told(CsvIn.Row row) {
        List<Signal> signals = TYPES.stream()
                .filter(columns::containsKey)
                .flatMap(type -> HashText.read(type, cell(row, type), tally.ignored()).stream())
                .toList();
        String raw = TYPES.stream()
                .filter(columns::containsKey)
                .map(type -> cell(row, type))
                .collect(Collectors.joining(","));
        return signals.stream()
                .findFirst()
                .map(first -> new Told.Entry(
                        new RecordKey(first.type().label() + " " + first.hex()),
                        signals,
                        Told.Opinion.NEGATIVE,
                        Bytes.utf8(raw)));
    }

    private String cell(CsvIn.Row row, SignalType type) {
        return row.cells().get(Optional.ofNullable(columns.get(type)).orElse(0));
    }
}
