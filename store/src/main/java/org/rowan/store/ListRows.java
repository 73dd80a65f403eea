package org.rowan.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// Records of hash lists in bulk: a million go in and out without a million round trips.
final class ListRows {
    static final String SELECT = "select r.*, l.type from hash_record r join hash_list l on l.id = r.list_id";
    /// The standing of a record whose content was deleted.
    static final int WITHDRAWN = 9;

    private static final int FETCH = 5_000;
    private static final int COLUMNS = 6;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private ListRows() {}

    /// - Source: PostgreSQL manual, COPY, binary format: signature, flags, length of the extension; for
    ///   each row the number of fields, then length and bytes of each; at the end -1.
    static void copyIn(Connection connection, ListId list, List<ListRecord> records) throws SQLException, IOException {
        String copy = "copy hash_record (list_id, number, line, raw, signal, standing) from stdin (format binary)";
        byte[] id = list.value().getBytes(StandardCharsets.UTF_8);
        try (DataOutputStream out =
                new DataOutputStream(new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 16))) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (ListRecord record : records) {
                out.writeShort(COLUMNS);
                field(out, id);
                out.writeInt(Integer.BYTES);
                out.writeInt(record.number());
                out.writeInt(Integer.BYTES);
                out.writeInt(record.line());
                field(out, record.raw().getBytes(StandardCharsets.UTF_8));
                field(out, HexFormat.of().parseHex(record.signal().hex()));
                out.writeInt(Short.BYTES);
                out.writeShort(code(record.standing()));
            }
            out.writeShort(-1);
        }
    }

    private static void field(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /// Hands over the entries of a list beyond a number, one after another.
    static void entries(Connection connection, HashList list, int after, FastIndex.Builder into) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select number, signal from hash_record"
                + " where list_id = ? and standing = ? and number > ? order by number")) {
            statement.setString(1, list.id().value());
            statement.setInt(2, code(Standing.ENTRY));
            statement.setInt(3, after);
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.add(list, rows.getInt("number"), signal(rows, list.type()));
                }
            }
        }
    }

    static ListRecord record(ResultSet row, SignalType type) throws SQLException {
        return new ListRecord(
                row.getInt("number"),
                row.getInt("line"),
                new String(row.getBytes("raw"), StandardCharsets.UTF_8),
                signal(row, type),
                standing(row.getInt("standing")));
    }

    private static Signal signal(ResultSet row, SignalType type) throws SQLException {
        return Signal.parse(type, HexFormat.of().formatHex(row.getBytes("signal")));
    }

    static int code(Standing standing) {
        return switch (standing) {
            case ENTRY -> 0;
            case DUPLICATE -> 1;
            case NEGATIVE -> 2;
            case DISABLED -> 3;
            case PENDING -> 4;
        };
    }

    private static Standing standing(int code) throws SQLException {
        return switch (code) {
            case 0 -> Standing.ENTRY;
            case 1 -> Standing.DUPLICATE;
            case 2 -> Standing.NEGATIVE;
            case 3 -> Standing.DISABLED;
            case 4 -> Standing.PENDING;
            default -> throw new SQLException("a record has a standing that this version does not know", "22000");
        };
    }
}
