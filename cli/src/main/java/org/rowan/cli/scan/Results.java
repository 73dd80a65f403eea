package org.rowan.cli.scan;

import java.io.PrintWriter;

/// Where the lines of a scan go, one file after the other.
interface Results {

    /// How lines are written.
    enum Format {
        csv,
        json;

        String header() {
            return this == csv ? Line.CSV_HEADER + "\n" : "";
        }

        String line(Line line) {
            return (this == csv ? line.csv() : line.json()) + "\n";
        }
    }

    /// What was found in an earlier part of this run.
    Tally before();

    /// True for a file of an earlier part of this run.
    boolean has(Key key);

    /// - Shapes: `text` is the whole line, or empty for a file that is not written.
    /// - Errors: `Stopped` when it cannot be written; then the file is not finished.
    void add(Key key, Line.Outcome outcome, String text) throws Stopped;

    /// `complete`: there is nothing left to go on with.
    void close(boolean complete) throws Stopped;

    /// Lines on a stream that nobody can take back.
    record Printed(PrintWriter out) implements Results {
        @Override
        public Tally before() {
            return Tally.NONE;
        }

        @Override
        public boolean has(Key key) {
            return false;
        }

        @Override
        public void add(Key key, Line.Outcome outcome, String text) throws Stopped {
            if (!text.isEmpty()) {
                out.print(text);
                if (out.checkError()) {
                    throw new Stopped(Exit.CANNOT_WRITE, "Nobody reads the lines any more; the scan has stopped.");
                }
            }
        }

        @Override
        public void close(boolean complete) {
            out.flush();
        }
    }
}
