package org.rowan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Rows of a CSV file, however long the file is. A quote that closes nothing is a letter, and a row that
/// goes on too long ends at the next line, so that one stray quote cannot swallow the rest.
///
/// - Shapes: bytes are taken as Latin-1: the columns that are read hold digits and letters only.
public final class CsvIn {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_ROW = 1 << 16;

    private final InputStream in;
    private final int delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long line = 1;
    private byte[] cell = new byte[256];
    private int length;
    private int taken;

    /// One row. `line`: where it begins, from 1. `cells`: none when the row was too long.
    public record Row(long line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        @Override
        public String toString() {
            return "[row at line %d]".formatted(line);
        }
    }

    public CsvIn(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /// The next row that is not empty; nothing at the end of the file.
    public Optional<Row> next() throws IOException {
        while (peek() >= 0) {
            long began = line;
            List<String> cells = row();
            if (cells.size() != 1 || !cells.getFirst().isEmpty()) {
                return Optional.of(new Row(began, cells));
            }
        }
        return Optional.empty();
    }

    private List<String> row() throws IOException {
        List<String> cells = new ArrayList<>();
        taken = 0;
        while (true) {
            int after = peek() == '"' ? quoted() : plain();
            cells.add(new String(cell, 0, length, StandardCharsets.ISO_8859_1));
            length = 0;
            if (after != delimiter) {
                return taken > MAX_ROW ? List.of() : cells;
            }
        }
    }

    /// What follows the cell: the delimiter, a line feed, or -1.
    private int plain() throws IOException {
        while (true) {
            int next = read();
            if (next == delimiter || next == '\n' || next < 0) {
                return next;
            }
            if (next != '\r') {
                keep(next);
            }
        }
    }

    private int quoted() throws IOException {
        read();
        while (true) {
            int next = read();
            if (next < 0) {
                return next;
            }
            if (next != '"') {
                if (next == '\n' && taken > MAX_ROW) {
                    return next;
                }
                keep(next);
                continue;
            }
            int after = peek();
            if (after == '"') {
                keep(read());
            } else if (after == '\r') {
                read();
            }
            if (after != '"') {
                int closed = peek();
                if (closed == delimiter || closed == '\n' || closed < 0) {
                    return read();
                }
                keep('"');
            }
        }
    }

    private void keep(int value) {
        if (++taken > MAX_ROW) {
            return;
        }
        if (length == cell.length) {
            cell = Arrays.copyOf(cell, 2 * length);
        }
        cell[length++] = (byte) value;
    }

    private int peek() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at] & 0xff;
    }

    private int read() throws IOException {
        int next = peek();
        if (next >= 0) {
            at++;
        }
        if (next == '\n') {
            line++;
        }
        return next;
    }
}
