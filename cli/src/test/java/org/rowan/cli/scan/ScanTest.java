package org.rowan.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.cli.scan.Line.Reason;
import org.rowan.port.Media;

class ScanTest {
    @TempDir
    Path temp;

    private Stage stage;
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void set() throws IOException {
        stage = new Stage(temp);
    }

    @Test
    void every_file_has_its_line_in_the_order_of_names_and_nothing_uncompared_is_clear() throws Exception {
        stage.put("b.png", "listed");
        stage.put("a/z.png", "broken");
        stage.put("a/=y.png", "clear");
        stage.put("c.png", "flat");
        stage.put("d.png", "x".repeat(1_001));
        assertThat(scan()).isEqualTo(Exit.FOUND | Exit.NOT_COMPARED);
        assertThat(lines())
                .containsExactly(
                        "a/=y.png,clear,,,,,0,",
                        "a/z.png,unscreenable,,,,,0,broken",
                        "b.png,matched,known.txt,1,0,original,1,",
                        "c.png,unscreenable,,,,,0,featureless",
                        "d.png,unscreenable,,,,,0,too-large");
        assertThat(stage.said.toString()).endsWith("5 files: 1 matched, 3 unscreenable, 1 clear.\n");
    }

    @Test
    void an_empty_folder_is_compared_and_clear() throws Exception {
        assertThat(scan()).isEqualTo(Exit.NOTHING_FOUND);
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_link_is_not_followed_and_is_said_even_when_it_leads_in_a_circle() throws Exception {
        stage.put("a.png", "clear");
        Files.createSymbolicLink(stage.folder.resolve("circle"), stage.folder);
        Files.createSymbolicLink(stage.folder.resolve("dangling"), Path.of("nowhere"));
        Files.writeString(temp.resolve("outside.png"), "listed");
        Files.createSymbolicLink(stage.folder.resolve("out.png"), temp.resolve("outside.png"));
        assertThat(scan()).isEqualTo(Exit.NOTHING_FOUND);
        assertThat(lines()).hasSize(1);
        assertThat(stage.said.toString())
                .contains("circle is a symbolic link and was skipped.")
                .contains("3 links or special files were skipped");
    }

    @Test
    void a_pipe_is_skipped_and_never_opened() throws Exception {
        Process made = new ProcessBuilder("mkfifo", stage.folder.resolve("pipe").toString()).start();
        assertThat(made.waitFor()).isZero();
        assertThat(scan()).isEqualTo(Exit.NOTHING_FOUND);
        assertThat(stage.said.toString()).contains("pipe is no regular file and was skipped.");
    }

    @Test
    void a_folder_that_may_not_be_read_is_unscreenable() throws Exception {
        stage.put("closed/a.png", "listed");
        Path closed = stage.folder.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            if (Files.isReadable(closed)) {
                Assumptions.abort("SKIPPED: whoever runs this test may read every folder; run it as another user");
            }
            assertThat(scan()).isEqualTo(Exit.NOT_COMPARED);
            assertThat(lines()).containsExactly("closed,unscreenable,,,,,0,unreadable");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void what_goes_away_or_cannot_be_read_is_unscreenable_for_that_reason() throws Exception {
        Walk walk = new Walk(stage.folder.resolve("gone"));
        assertThat(walk.next()).isEqualTo(new Walk.Unreadable(stage.folder.resolve("gone"), Reason.GONE));
        assertThat(walk.hasNext()).isFalse();
        Examiner examiner = stage.examiner(new Stage.Decoder(text -> {}));
        Path missing = stage.folder.resolve("missing");
        assertThat(examiner.examine(new FileContent(missing)))
                .isEqualTo(Line.notCompared(missing.toString(), Reason.GONE));
        Path memory = Path.of("/proc/self/mem"); // a regular file whose first byte cannot be read by anybody
        if (Files.isRegularFile(memory)) {
            assertThat(examiner.examine(new FileContent(memory)))
                    .isEqualTo(Line.notCompared(memory.toString(), Reason.UNREADABLE));
        }
    }

    @Test
    void a_child_that_dies_over_a_file_twice_leaves_it_unscreenable() throws Exception {
        stage.put("a.png", "dies");
        assertThat(scan()).isEqualTo(Exit.NOT_COMPARED);
        assertThat(lines()).containsExactly("a.png,unscreenable,,,,,0,died");
    }

    @Test
    void a_child_that_was_ended_from_outside_costs_no_file_its_comparison() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Media media = new Failing(() -> {
            boolean first = calls.incrementAndGet() == 1;
            return new Stage.Decoder(text -> {}).fingerprint(Bytes.utf8(first ? "dies" : "listed"));
        });
        stage.put("a.png", "listed");
        Line line = stage.examiner(media).examine(new FileContent(stage.folder.resolve("a.png")));
        assertThat(line.outcome()).isEqualTo(Line.Outcome.MATCHED);
    }

    @Test
    void a_picture_that_is_far_at_a_first_look_is_clear_and_any_other_is_decoded_whole() throws Exception {
        List<String> whole = new ArrayList<>();
        Examiner examiner = stage.examiner(new Stage.Decoder(whole::add));
        for (String text : List.of("glance far", "glance near", "glance flat", "listed")) {
            stage.put(text, text);
        }
        assertThat(examiner.examine(new FileContent(stage.folder.resolve("glance far")))
                        .outcome())
                .isEqualTo(Line.Outcome.CLEAR);
        assertThat(whole).isEmpty();
        examiner.examine(new FileContent(stage.folder.resolve("glance near")));
        examiner.examine(new FileContent(stage.folder.resolve("glance flat")));
        assertThat(examiner.examine(new FileContent(stage.folder.resolve("listed")))
                        .outcome())
                .isEqualTo(Line.Outcome.MATCHED);
        assertThat(whole).containsExactly("glance near", "glance flat", "listed");
    }

    @Test
    void without_any_decoding_process_the_scan_stops_and_says_so() throws Exception {
        stage.put("a.png", "listed");
        Media media = new Failing(() -> {
            throw new IOException("no jail");
        });
        Results results = new Results.Printed(new PrintWriter(printed));
        Progress progress = new Progress(new PrintWriter(stage.said), false, System::nanoTime);
        Scan scan = new Scan(
                new Scan.Setup(stage.examiner(media), results, Results.Format.csv, true, 1, progress, stage.stop));
        assertThatThrownBy(() -> scan.of(new FolderSource(stage.folder, Set.of())))
                .isInstanceOfSatisfying(Stopped.class, e -> assertThat(e.exit()).isEqualTo(Exit.BROKEN_INSIDE))
                .hasMessageContaining("no jail");
    }

    @Test
    void a_scan_does_not_scan_what_it_writes() throws Exception {
        stage.put("a.png", "clear");
        Path out = stage.folder.resolve("results.csv");
        stage.scan(out, false, 0);
        assertThat(Files.readAllLines(out)).hasSize(2);
    }

    private record Failing(java.util.concurrent.Callable<Decoded> answer) implements Media {
        @Override
        public Decoded fingerprint(Bytes file) throws IOException {
            try {
                return answer.call();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Drawn draw(Bytes file, Rung rung) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Exif exif(Bytes file) {
            throw new UnsupportedOperationException();
        }
    }

    private int scan() throws IOException {
        return stage.scan(new Results.Printed(new PrintWriter(printed)), Set.of(), 0);
    }

    /// Without the folder in front.
    private List<String> lines() {
        return printed.toString()
                .lines()
                .map(line -> line.replace(stage.folder + "/", ""))
                .toList();
    }
}
