package org.rowan.hashlist;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.signal.SignalType;

/// Reads a hash list from a file: all of it, or nothing.
///
/// Shapes, told apart by the first line alone:
/// 1. CSV with a header in which exactly one column is named `hash`, `signal_str` (the
///    python-threatexchange export `signal_type,signal_str,collab,category,tags`) or like the declared
///    type. Comma, quotes as in RFC 4180.
/// 2. Otherwise one hash a line: `<hash>[,<metadata>]`, `hash=<hash>[,<metadata>]` or `<type> <hash>
///    [<metadata>]`.
///
/// UTF-8, with or without byte order mark; lines end in LF or CR LF; empty lines count but hold no record.
/// There are no comments, no other separators and no guesses: the type is declared by whoever imports,
/// since a PDQ hash and a SHA-256 digest look alike, and a line that names another type is an error.
///
/// `NEGATIVE_CLASS` in the column `category` is a provider's word that this is harmless: such a record is
/// kept and never matches. It does not silence an entry for the same hash, which goes to a person.
/// `INVESTIGATION_SEED` matches like `POSITIVE_CLASS`, because every match is looked at by a person.
///
/// - Source: python-threatexchange, `cli/dataset_cmd.py` and `exchanges/impl/file_api.py`; PDQ reference,
///   `io/hashio.cpp`.
public final class ListFile {
    private ListFile() {}

    public sealed interface Parsed {}

    /// One record or more, as received, in the order of the file.
    public record Records(List<ListRecord> records) implements Parsed {
        public Records {
            records = List.copyOf(records);
        }
    }

    /// Nothing may be imported. `line`, `column`: from 1, in characters. `sentence` says the list, the
    /// place, what was expected and what came, in lengths and positions only.
    public record Refused(int line, int column, String sentence) implements Parsed {}

    /// - Shapes: `name` is how the list is called in a refusal.
    /// - Errors: none; a file that cannot be read is `Refused`.
    public static Parsed parse(String name, SignalType type, Bytes file) {
        try {
            List<ListRecord> records = read(ListText.decode(file), type);
            if (records.stream().noneMatch(r -> r.standing() == ListRecord.Standing.ENTRY)) {
                throw new BadLine(
                        1,
                        1,
                        "a hash list holds 1 entry or more; got %d records and 0 entries".formatted(records.size()));
            }
            return new Records(records);
        } catch (BadLine bad) {
            String sentence = "hash list \"%s\", line %d, column %d: %s. Nothing was imported."
                    .formatted(name, bad.line(), bad.column(), bad.getMessage());
            return new Refused(bad.line(), bad.column(), sentence);
        }
    }

    private static List<ListRecord> read(String text, SignalType type) throws BadLine {
        Optional<CsvHeader> header = CsvHeader.find(text, type);
        return header.isPresent() ? header.get().read(text) : LineList.read(text, type);
    }
}
