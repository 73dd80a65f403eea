package org.rowan.cli.scan;

import java.util.stream.Collectors;

/// Names of files as they may stand in a table or a message: a name is text that somebody else chose.
public final class Cells {
    private Cells() {}

    /// One CSV cell. A spreadsheet would run a name that begins like a formula, so such a name gets an
    /// apostrophe first.
    ///
    /// - Source: RFC 4180.
    public static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted || formula ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /// A name for a message, on one line whatever it holds.
    public static String plain(String text) {
        return text.chars()
                .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
