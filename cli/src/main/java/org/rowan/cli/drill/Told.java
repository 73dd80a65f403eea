package org.rowan.cli.drill;

import java.io.PrintWriter;
import java.time.Duration;

/// What the person at the terminal sees: each step as it happens, with what a person would check.
final class Told {
    private final PrintWriter out;
    private final int steps;
    private final long start = System.nanoTime();
    private int step;

    Told(PrintWriter out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    void step(String title) {
        step++;
        out.printf("%n%d/%d  %s%n", step, steps, title);
        out.flush();
    }

    /// Something that was checked and is so.
    void ok(String fact) {
        out.println("     ok  " + fact);
        out.flush();
    }

    void note(String text) {
        out.println("         " + text);
        out.flush();
    }

    void passed() {
        out.printf("%ndrill: %d of %d steps passed in %.1f s%n", step, steps, seconds());
        out.flush();
    }

    void failed(String sentence) {
        out.printf("%n     FAILED  %s%n", sentence);
        out.printf("drill: %d of %d steps passed in %.1f s%n", step - 1, steps, seconds());
        out.flush();
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
