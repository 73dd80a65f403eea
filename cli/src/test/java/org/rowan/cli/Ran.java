package org.rowan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One command line, run in this process: its exit code and what it printed.
record Ran(int exit, String out, String err) {

    static Ran of(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Main.commands()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(exit, out.toString(), err.toString());
    }
}
