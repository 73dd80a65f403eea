package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Cells;
import org.rowan.signal.Digests;
import org.rowan.testkit.fixtures.Pictures;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HashCommandTest {
    private static final Bytes PICTURE = Pictures.png(Pictures.shapes(1, 640, 400));

    @TempDir
    Path folder;

    private record Ran(int exit, List<String> out, String err) {}

    @Test
    void a_picture_gets_one_row_with_all_its_hashes() throws Exception {
        Path file = write("a picture, large.png", PICTURE);
        Ran ran = run(file.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().get(0)).isEqualTo("file,width,height,pdq,quality,md5,sha1,sha256");
        Digests digests = Digests.of(PICTURE);
        assertThat(ran.out().get(1))
                .matches(java.util.regex.Pattern.quote("\"" + file + "\"") + ",640,400,[0-9a-f]{64},[0-9]+,.*")
                .endsWith(digests.md5().hex() + "," + digests.sha1().hex() + ","
                        + digests.sha256().hex());
    }

    @Test
    void json_has_the_same_names_and_the_dihedral_hashes_as_an_array() throws Exception {
        Path file = write("p.png", PICTURE);
        Ran ran = run("--format", "json", "--dihedral", "--profile", "nn512", file.toString());
        JsonNode row = new JsonMapper().readTree(ran.out().getFirst());
        assertThat(row.propertyNames())
                .containsExactly("file", "width", "height", "pdq", "quality", "md5", "sha1", "sha256", "dihedral");
        assertThat(row.get("dihedral")).hasSize(8);
        assertThat(row.get("dihedral").get(0)).isEqualTo(row.get("pdq"));
        assertThat(row.get("width").asInt()).isEqualTo(640);
    }

    @Test
    void a_file_that_is_no_picture_keeps_its_digests_and_the_others_are_done() throws Exception {
        Path broken = write("broken.png", PICTURE.slice(0, PICTURE.length() / 2));
        Path whole = write("whole.png", PICTURE);
        Ran ran = run(
                "--dihedral", broken.toString(), folder.resolve("missing.png").toString(), whole.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).hasSize(3);
        assertThat(ran.out().get(1)).startsWith(broken + ",,,,,").endsWith(",");
        assertThat(ran.out().get(2)).startsWith(whole + ",640,400,");
        assertThat(ran.err()).contains("broken.png ends too early", "missing.png could not be read");
    }

    @Test
    void a_file_name_cannot_act_as_a_formula_or_break_the_row() {
        assertThat(Cells.cell("=cmd()")).isEqualTo("\"'=cmd()\"");
        assertThat(Cells.cell("a\"b,c")).isEqualTo("\"a\"\"b,c\"");
        assertThat(Cells.cell("plain.png")).isEqualTo("plain.png");
        assertThat(Cells.plain("two\nlines")).isEqualTo("two?lines");
    }

    @Test
    void an_unknown_profile_is_a_wrong_command_line() {
        Ran ran = run("--profile", "tiny", "x.png");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("full or nn512");
    }

    @Test
    void every_golden_row_agrees() throws Exception {
        Path golden = Path.of(System.getProperty("rowan.root", "."), "..", "shared", "data", "golden")
                .normalize();
        if (!Files.exists(golden.resolve("golden.csv"))) {
            Assumptions.abort("SKIPPED: the golden vectors are not here; expected beside the checkout");
        }
        List<String[]> rows = Files.readAllLines(golden.resolve("golden.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        List<String> arguments = new ArrayList<>(List.of("--dihedral"));
        rows.forEach(
                row -> arguments.add(golden.resolve("images").resolve(row[0]).toString()));
        Ran ran = run(arguments.toArray(String[]::new));
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).hasSize(58);
        for (int i = 0; i < rows.size(); i++) {
            String[] expected = rows.get(i);
            String[] got = ran.out().get(i + 1).split(",", -1);
            assertThat(List.of(got[1], got[2], got[3], got[4], got[8]))
                    .as(expected[0])
                    .containsExactly(expected[1], expected[2], expected[7], expected[8], expected[15]);
        }
    }

    private Path write(String name, Bytes content) throws IOException {
        return Files.write(folder.resolve(name), content.toArray());
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new HashCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString().lines().toList(), err.toString());
    }
}
