package org.rowan.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;

class ResumeTest {
    private static final int FILES = 40;
    private static final int BOTH = Exit.FOUND | Exit.NOT_COMPARED;

    @TempDir
    Path temp;

    private Stage stage;
    private byte[] uninterrupted;

    @BeforeEach
    void scanOnceWithoutInterruption() throws IOException {
        stage = new Stage(temp);
        List<String> kinds = List.of("listed", "clear", "flat", "broken");
        for (int i = 0; i < FILES; i++) {
            stage.put("%s/%02d, a file.png".formatted("abc".charAt(i % 3), i), kinds.get(i * 7 % 4));
        }
        Path out = temp.resolve("whole.csv");
        assertThat(stage.scan(out, false, 0)).isEqualTo(BOTH);
        uninterrupted = Files.readAllBytes(out);
        assertThat(Files.readAllLines(out)).hasSize(1 + FILES);
        assertThat(ResultFile.listBeside(out)).doesNotExist();
    }

    @Test
    void a_scan_interrupted_at_any_file_and_resumed_has_the_lines_of_an_uninterrupted_one() throws Exception {
        for (int stopAt = 1; stopAt <= FILES; stopAt++) {
            Path out = temp.resolve("stopped-" + stopAt + ".csv");
            assertThat(stage.scan(out, false, stopAt)).isEqualTo(Exit.INTERRUPTED);
            String part = Files.readString(out);
            assertThat(part).as("whole lines").endsWith("\n");
            assertThat(stage.scan(out, true, 0)).isEqualTo(BOTH);
            assertThat(Files.readAllBytes(out)).as("stopped at file %d", stopAt).isEqualTo(uninterrupted);
        }
    }

    @Test
    void whatever_a_crash_left_of_either_file_the_resumed_scan_is_whole() throws Exception {
        Path out = temp.resolve("crashed.csv");
        stage.scan(out, false, FILES);
        byte[] lines = Files.readAllBytes(out);
        byte[] list = Files.readAllBytes(ResultFile.listBeside(out));
        Random random = new Random(4);
        for (int crash = 0; crash < 200; crash++) {
            int keptOfLines = random.nextInt(lines.length + 1);
            int keptOfList = random.nextInt(list.length + 1);
            Files.write(out, Arrays.copyOf(lines, keptOfLines));
            Files.write(ResultFile.listBeside(out), Arrays.copyOf(list, keptOfList));
            stage.scan(out, true, 0);
            assertThat(Files.readAllBytes(out))
                    .as("%d bytes of the lines and %d of the list were left", keptOfLines, keptOfList)
                    .isEqualTo(uninterrupted);
        }
    }

    @Test
    void a_list_of_finished_files_with_rubbish_in_it_is_relied_on_up_to_there() throws Exception {
        Path out = temp.resolve("rubbish.csv");
        stage.scan(out, false, 20);
        Path list = ResultFile.listBeside(out);
        for (String rubbish : List.of("999999999 m " + "a".repeat(32), "5 m", "x", "-1 c " + "0".repeat(32), "\0\0")) {
            Files.writeString(list, Files.readString(list) + rubbish + "\n" + "0 c " + "b".repeat(32) + "\n");
            stage.scan(out, true, 5);
        }
        stage.scan(out, true, 0);
        assertThat(Files.readAllBytes(out)).isEqualTo(uninterrupted);
    }

    @Test
    void a_file_that_was_added_before_the_scan_went_on_is_compared_too() throws Exception {
        Path out = temp.resolve("added.csv");
        stage.scan(out, false, 30);
        stage.put("a/00, added.png", "listed");
        stage.scan(out, true, 0);
        assertThat(Files.readAllLines(out)).hasSize(2 + FILES).anyMatch(line -> line.contains("00, added.png"));
    }

    @Test
    void results_are_never_overwritten_or_gone_on_with_under_other_conditions() throws Exception {
        Path out = temp.resolve("kept.csv");
        stage.scan(out, false, 10);
        refused(out, false, "mark", "is there already");
        refused(out, true, "other", "other lists or options");
        Files.delete(out);
        refused(out, true, "mark", "was expected beside");
        refused(temp.resolve("whole.csv"), true, "mark", "If the scan was finished, nothing is left to do");
        assertThat(Files.readAllBytes(temp.resolve("whole.csv"))).isEqualTo(uninterrupted);
    }

    @Test
    void two_scans_never_write_to_the_same_results() throws Exception {
        Path out = temp.resolve("shared.csv");
        Results first = ResultFile.open(out, false, Bytes.utf8("mark"), Results.Format.csv);
        refused(out, true, "mark", "in use by another scan");
        first.close(false);
    }

    private static void refused(Path out, boolean resume, String mark, String why) {
        assertThatThrownBy(() -> ResultFile.open(out, resume, Bytes.utf8(mark), Results.Format.csv))
                .isInstanceOfSatisfying(Stopped.class, e -> assertThat(e.exit()).isEqualTo(Exit.WRONG_COMMAND_LINE))
                .hasMessageContaining(why)
                .hasMessageEndingWith("Nothing was scanned.");
    }
}
