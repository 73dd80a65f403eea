package org.rowan.hashlist;

import java.util.ArrayList;
import java.util.List;

/// Rows of comma-separated cells as in RFC 4180; a quoted cell may hold commas, doubled quotes and line
/// ends.
final class CsvRows {
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    /// `raw` is the row as it stands in the file, without its line end.
    record Row(int line, String raw, List<Cell> cells) {}

    /// `line`, `column`: where the text of the cell begins.
    record Cell(String text, int line, int column) {}

    CsvRows(String text) {
        this.text = text;
    }

    /// Skips empty lines, then says whether a row follows.
    boolean more() {
        while (at < text.length() && (text.charAt(at) == '\n' || atCrLf())) {
            endLine();
        }
        return at < text.length();
    }

    /// - Shapes: called after `more` said yes.
    Row next() throws BadLine {
        int start = at;
        int firstLine = line;
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        String raw = text.substring(start, at);
        endLine();
        return new Row(firstLine, raw, cells);
    }

    private Cell cell() throws BadLine {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private Cell plain() throws BadLine {
        int start = at;
        while (!endOfCell()) {
            if (text.charAt(at) == '"') {
                throw new BadLine(
                        line, column(), "a cell with quotes inside begins with one; got a quote in the middle");
            }
            at++;
        }
        return new Cell(text.substring(start, at), line, start - lineStart + 1);
    }

    private Cell quoted() throws BadLine {
        int firstLine = line;
        int firstColumn = column();
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at += 2;
            } else if (c == '"') {
                at++;
                if (!endOfCell()) {
                    throw new BadLine(
                            line, column(), "a comma or the end of the line follows a closing quote; got neither");
                }
                return new Cell(value.toString(), firstLine, firstColumn + 1);
            } else {
                value.append(c);
                at++;
                if (c == '\n') {
                    line++;
                    lineStart = at;
                }
            }
        }
        throw new BadLine(firstLine, firstColumn, "a quoted cell ends with a quote; got the end of the file");
    }

    private boolean endOfCell() {
        return at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == '\n' || atCrLf();
    }

    /// The last line may end in CR alone, as cut off between CR and LF.
    private boolean atCrLf() {
        return text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) == '\n');
    }

    private void endLine() {
        if (at < text.length()) {
            at += text.charAt(at) == '\r' && at + 1 < text.length() ? 2 : 1;
            line++;
            lineStart = at;
        }
    }

    private int column() {
        return at - lineStart + 1;
    }
}
