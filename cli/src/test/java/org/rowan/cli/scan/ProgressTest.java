package org.rowan.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // a clock may overflow
    private final StringWriter said = new StringWriter();

    @Test
    void elsewhere_than_on_a_terminal_there_is_a_line_every_ten_seconds() {
        Progress progress = new Progress(new PrintWriter(said), false, now::get);
        progress.begin(new Tally(100, 0, 0));
        progress.total(1_200);
        progress.done(new Tally(190, 6, 4));
        pass(progress, Duration.ofMillis(9_999));
        assertThat(said.toString()).isEmpty();
        pass(progress, Duration.ofMillis(1));
        assertThat(said.toString())
                .isEqualTo(
                        "200 of 1,200 files, 10.0 a second, 6 matched, 4 unscreenable, 190 clear, about 2 min left\n");
    }

    @Test
    void on_a_terminal_one_line_changes_and_sentences_stay() {
        Progress progress = new Progress(new PrintWriter(said), true, now::get);
        pass(progress, Duration.ofSeconds(1));
        progress.say("a is a symbolic link and was skipped.");
        assertThat(said.toString())
                .isEqualTo("\r\u001b[K0 files, 0.0 a second, 0 matched, 0 unscreenable, 0 clear"
                        + "\r\u001b[Ka is a symbolic link and was skipped.\n");
    }

    private void pass(Progress progress, Duration time) {
        now.addAndGet(time.toNanos());
        progress.tick();
    }
}
