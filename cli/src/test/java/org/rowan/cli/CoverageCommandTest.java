package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageCommandTest {
    private static Ran run(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "coverage";
        System.arraycopy(words, 0, all, 1, words.length);
        return Ran.of(all);
    }

    @Test
    void a_service_reads_what_it_would_lose_what_comes_back_and_what_that_rests_on() {
        Ran ran = run("--private-matching", "9000", "--public-surfaces", "700", "--user-reports", "300");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("lost: 91 to 93 %")
                .contains("reports by users that prove what was sent")
                .contains("measured by nobody")
                .contains("metadata alone reports nobody");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void a_published_figure_says_that_it_is_a_projection() {
        assertThat(run("--example", "nca-2023").out()).contains("projection").contains("lost: 92 %");
        assertThat(run("--example", "second-platform").out())
                .contains("not verified")
                .contains("lost: 85 %");
    }

    @Test
    void another_range_is_taken_and_shown() {
        String out = run("--user-reports", "100", "--assume", "reports-lost=0.5-0.5", "--assume", "proven=1-1")
                .out();
        assertThat(out).contains("lost: 50 %").contains("reports-lost     0.5 ");
    }

    @Test
    void what_makes_no_sense_gets_a_sentence() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--user-reports", "-1"),
                List.of("--user-reports", "1", "--of-private", "2"),
                List.of("--user-reports", "1", "--assume", "proven"),
                List.of("--user-reports", "1", "--assume", "proven=0.2"),
                List.of("--user-reports", "1", "--assume", "proven=a-b"),
                List.of("--user-reports", "1", "--assume", "proven=0.9-0.2"),
                List.of("--user-reports", "1", "--assume", "proven=0-7"),
                List.of("--user-reports", "1", "--assume", "other=0-1"),
                List.of("--example", "other"),
                List.of("--user-reports", "99999999999999999999"))) {
            Ran ran = run(wrong.toArray(String[]::new));
            assertThat(ran.exit()).as(wrong.toString()).isEqualTo(2);
            assertThat(ran.err()).as(wrong.toString()).isNotBlank();
            assertThat(ran.out()).isEmpty();
        }
    }
}
