package org.rowan.cli.scan;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How far a scan is, for the person who waits: one line that changes on a terminal, a line every ten
/// seconds elsewhere. Safe for any number of threads.
final class Progress {
    private static final Duration ON_A_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long begun;
    private long shown;
    private long before;
    private Tally tally = Tally.NONE;
    private OptionalLong total = OptionalLong.empty();

    /// - Units: `nanos`: a clock that only goes forward.
    Progress(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        begun = nanos.getAsLong();
        shown = begun;
    }

    /// Files of an earlier part of this run count as done and say nothing about the speed.
    synchronized void begin(Tally earlier) {
        tally = earlier;
        before = earlier.files();
    }

    synchronized void total(long files) {
        total = OptionalLong.of(files);
    }

    synchronized void done(Tally now) {
        tally = now;
    }

    /// Shows where the scan is, if it is time to.
    synchronized void tick() {
        long now = nanos.getAsLong();
        if (now - shown < (terminal ? ON_A_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        shown = now;
        String text = describe(now);
        err.print(terminal ? CLEAR_LINE + text : text + System.lineSeparator());
        err.flush();
    }

    private String describe(long now) {
        double rate = (tally.files() - before) / Math.max(1e-9, (now - begun) / 1e9);
        String of = total.isPresent() ? " of %,d".formatted(total.getAsLong()) : "";
        String left = "";
        if (total.isPresent() && rate > 0) {
            left = ", about %s left".formatted(words(Math.max(0, total.getAsLong() - tally.files()) / rate));
        }
        return "%,d%s files, %.1f a second, %s%s".formatted(tally.files(), of, rate, tally, left);
    }

    private static String words(double seconds) {
        if (seconds < 90) {
            return "%.0f s".formatted(seconds);
        }
        return seconds < 5_400 ? "%.0f min".formatted(seconds / 60) : "%.1f h".formatted(seconds / 3_600);
    }

    /// A line that stays.
    synchronized void say(String sentence) {
        err.println((terminal ? CLEAR_LINE : "") + sentence);
        err.flush();
    }
}
