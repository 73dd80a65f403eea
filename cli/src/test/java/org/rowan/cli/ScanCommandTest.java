package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.media.DrillPictures;
import org.rowan.signal.Digests;
import org.rowan.testkit.fixtures.Pictures;
import tools.jackson.databind.json.JsonMapper;

/// With the real decoding processes.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ScanCommandTest {
    @TempDir
    Path temp;

    private Path folder;
    private Path pdq;

    @BeforeEach
    void list() throws IOException {
        folder = Files.createDirectory(temp.resolve("files"));
        Path original = write(temp.resolve("original.png"), DrillPictures.original());
        String hash = Ran.of("hash", original.toString())
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",")[3];
        pdq = Files.writeString(temp.resolve("known.csv"), "hash,note\n" + hash + ",made\n");
    }

    @Test
    void altered_copies_are_found_with_their_distance_and_the_unrelated_picture_is_not() throws IOException {
        for (var altered : DrillPictures.alterations()) {
            write(folder.resolve(altered.fileName()), altered.content());
        }
        write(folder.resolve("unrelated.png"), DrillPictures.unrelated());
        Ran ran = Ran.of("scan", folder.toString(), "--list", pdq.toString(), "--type", "pdq");
        assertThat(ran.exit()).isEqualTo(1);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(1 + DrillPictures.alterations().size());
        assertThat(lines.getFirst()).isEqualTo("path,outcome,list,record,distance,variant,matches,reason");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches(".*,matched,known.csv,1,[0-9]+,original,1,"));
        assertThat(ran.err()).contains("5 files: 4 matched, 0 unscreenable, 1 clear.");
    }

    @Test
    void broken_pictures_and_bombs_are_unscreenable_unless_their_digest_is_listed() throws IOException {
        write(folder.resolve("a-broken.jpg"), DrillPictures.broken());
        write(folder.resolve("b-bomb.png"), DrillPictures.bomb());
        Files.writeString(folder.resolve("c-text.txt"), "words");
        String sha = Digests.of(DrillPictures.bomb()).sha256().hex();
        Path digests = Files.writeString(temp.resolve("digests.txt"), sha + "\n");
        Ran ran = Ran.of(
                "scan",
                "--format",
                "json",
                "--list",
                pdq.toString(),
                "--type",
                "pdq",
                "--list",
                digests.toString(),
                "--type",
                "sha256",
                folder.toString());
        assertThat(ran.exit()).isEqualTo(3);
        var rows = ran.out().lines().map(new JsonMapper()::readTree).toList();
        assertThat(rows.stream()
                        .map(row -> row.get("outcome").stringValue() + " "
                                + row.get("reason").stringValue()))
                .containsExactly("unscreenable broken", "matched too-large", "unscreenable unrecognised");
        assertThat(rows.get(1).get("list").stringValue()).isEqualTo("digests.txt");
        assertThat(rows.get(1).get("distance").intValue()).isZero();
    }

    @Test
    void with_lists_of_digests_alone_every_file_is_compared_and_none_is_decoded() throws IOException {
        Files.writeString(folder.resolve("text.txt"), "words");
        Files.writeString(folder.resolve("empty"), "");
        String md5 = Digests.of(Bytes.utf8("words")).md5().hex();
        Path digests = Files.writeString(temp.resolve("digests.txt"), md5 + "\n");
        Ran ran = Ran.of("scan", "--all", folder.toString(), "--list", digests.toString(), "--type", "md5");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines().skip(1).map(line -> line.substring(line.lastIndexOf('/') + 1)))
                .containsExactly("empty,clear,,,,,0,", "text.txt,matched,digests.txt,1,0,original,1,");
    }

    @Test
    void a_broken_list_names_line_and_column_and_nothing_is_scanned() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.txt"), "0123\n");
        for (String command : List.of("scan", "match", "index")) {
            String argument = command.equals("scan")
                    ? folder.toString()
                    : command.equals("match") ? "0123456789abcdef".repeat(4) : "stats";
            Ran ran = Ran.of(command, argument, "--list", broken.toString(), "--type", "pdq");
            assertThat(ran.exit()).as(command).isEqualTo(65);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains("hash list \"broken.txt\", line 1, column 1: a PDQ hash is 64 hex digits; got 4");
            Ran missing = Ran.of(command, argument, "--list", temp.resolve("no").toString(), "--type", "pdq");
            assertThat(missing.exit()).as(command).isEqualTo(66);
        }
    }

    @Test
    void a_wrong_command_line_has_its_own_code_and_never_that_of_an_answer() {
        String list = pdq.toString();
        String where = folder.toString();
        assertThat(Ran.of("scan", where).exit()).isEqualTo(64);
        assertThat(Ran.of("scan", where, "--list", list).exit()).isEqualTo(64);
        assertThat(Ran.of("scan", where, "--list", list, "--type", "sha512").exit())
                .isEqualTo(64);
        assertThat(Ran.of("scan", where, "--list", list, "--type", "pdq", "--distance", "257")
                        .exit())
                .isEqualTo(64);
        assertThat(Ran.of("scan", where, "--list", list, "--type", "pdq", "--resume")
                        .exit())
                .isEqualTo(64);
        assertThat(Ran.of("scan", list, "--list", list, "--type", "pdq").exit()).isEqualTo(66);
        assertThat(Ran.of("match", "xyz", "--list", list, "--type", "pdq").exit())
                .isEqualTo(64);
        assertThat(Ran.of("index", "stats").exit()).isEqualTo(64);
        assertThat(Ran.of("index").exit()).isEqualTo(64);
    }

    @Test
    void one_hash_is_matched_within_the_distance_and_not_one_bit_beyond() throws IOException {
        String near = "0123456789abcdef".repeat(4);
        Path lists = Files.writeString(temp.resolve("two.txt"), near + "\n" + "f" + near.substring(1) + "\n");
        Ran ran = Ran.of("match", near, "--list", lists.toString(), "--type", "pdq", "--distance", "4");
        assertThat(ran).isEqualTo(new Ran(1, "list,record,distance\ntwo.txt,1,0\ntwo.txt,2,4\n", ""));
        assertThat(Ran.of("match", near, "--list", lists.toString(), "--type", "pdq", "--distance", "3")
                        .out())
                .isEqualTo("list,record,distance\ntwo.txt,1,0\n");
        assertThat(Ran.of("match", "e".repeat(60) + "0000", "--list", lists.toString(), "--type", "pdq")
                        .exit())
                .isZero();
        assertThat(Ran.of("match", "0".repeat(64), "--list", lists.toString(), "--type", "pdq")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void the_statistics_of_an_index_hold_no_hash() {
        Ran ran = Ran.of("index", "stats", "--list", pdq.toString(), "--type", "pdq");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains(
                        "entries: 1\n",
                        "entries of type pdq: 1\n",
                        "bytes an entry: ",
                        "compared one by one",
                        "built in ms: ")
                .doesNotContainPattern("[0-9a-f]{16}");
    }

    @Test
    void a_scan_that_is_interrupted_or_killed_goes_on_to_the_lines_of_an_uninterrupted_one() throws Exception {
        Bytes slow = Pictures.png(Pictures.shapes(1, 2_500, 2_500));
        for (int i = 0; i < 70; i++) {
            Bytes quick = Pictures.png(Pictures.shapes(i, 200 + i, 150));
            write(folder.resolve("%03d.png".formatted(i)), i < 30 ? quick : slow);
        }
        write(folder.resolve("060-listed.png"), DrillPictures.original());
        Path whole = temp.resolve("whole.csv");
        assertThat(Ran.of(scanInto(whole)).exit()).isEqualTo(1);
        for (String signal : List.of("INT", "KILL")) {
            Path out = temp.resolve(signal + ".csv");
            Process scan = start(scanInto(out));
            while (scan.isAlive() && (!Files.exists(out) || Files.size(out) < 1_000)) {
                Thread.sleep(5);
            }
            send(signal, scan);
            assertThat(scan.waitFor()).isEqualTo(signal.equals("INT") ? 130 : 137);
            assertThat(Files.size(out)).as("interrupted in time").isLessThan(Files.size(whole));
            Ran resumed = Ran.of(with(scanInto(out), "--resume"));
            assertThat(resumed.exit()).as(resumed.err()).isEqualTo(1);
            assertThat(Files.readString(out)).as(signal).isEqualTo(Files.readString(whole));
        }
    }

    @Test
    void children_that_are_killed_during_a_scan_cost_no_file_its_comparison() throws Exception {
        for (int i = 0; i < 20; i++) {
            write(folder.resolve("%03d.png".formatted(i)), Pictures.png(Pictures.shapes(i, 1_500, 1_500)));
        }
        Process scan = start("scan", "--all", folder.toString(), "--list", pdq.toString(), "--type", "pdq");
        List<String> lines;
        try (var out = scan.inputReader()) {
            out.readLine();
            out.readLine();
            scan.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .ifPresent(ProcessHandle::destroyForcibly);
            lines = out.lines().toList();
        }
        assertThat(scan.waitFor()).isZero();
        assertThat(lines).hasSize(19).allMatch(line -> line.endsWith(",clear,,,,,0,"));
    }

    /// To the decoding processes first, and then to the scan: Ctrl-C reaches them all.
    private static void send(String signal, Process scan) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        scan.descendants().forEach(child -> command.add(Long.toString(child.pid())));
        command.add(Long.toString(scan.pid()));
        new ProcessBuilder(command).start().waitFor();
    }

    private String[] scanInto(Path out) {
        return new String[] {
            "scan", "--all", folder.toString(), "--list", pdq.toString(), "--type", "pdq", "--out", out.toString()
        };
    }

    private static String[] with(String[] words, String more) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = more;
        return all;
    }

    private static Process start(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path write(Path file, Bytes content) throws IOException {
        return Files.write(file, content.toArray());
    }
}
