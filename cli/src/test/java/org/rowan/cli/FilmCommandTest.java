package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmCommandTest {
    private static final String HASH = "0f".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void a_film_is_hashed_and_is_the_same_as_its_copy() throws Exception {
        Path film = film("film.mp4", "testsrc=size=160x120:rate=10:duration=5", "-crf", "18");
        Path copy = film("copy.webm", "testsrc=size=160x120:rate=10:duration=5", "-b:v", "300k");
        Path other = film("other.mp4", "mandelbrot=size=160x120:rate=10:maxiter=200,trim=duration=5");
        Path one = write("one.vpdq", Ran.of("film", "hash", film.toString()).out());
        Path two = write(
                "two.json",
                Ran.of("film", "hash", "--format", "json", copy.toString()).out());
        Path three =
                write("three.vpdq", Ran.of("film", "hash", other.toString()).out());
        assertThat(Files.readString(one)).startsWith("0,").contains("\n10,").hasLineCount(5);
        Ran same = Ran.of("film", "compare", one.toString(), two.toString());
        assertThat(same.out()).contains("% of the first").contains("the same film");
        assertThat(same.exit()).isZero();
        assertThat(Ran.of("film", "compare", one.toString(), three.toString()).exit())
                .isEqualTo(1);
    }

    @Test
    void what_is_no_film_is_told_in_a_sentence() throws Exception {
        Path text = write("notes.mp4", "no film at all");
        Ran ran = Ran.of("film", "hash", text.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("is no film");
        assertThat(Ran.of("film", "hash", "--seconds-per-hash", "-1", text.toString())
                        .err())
                .contains("0 or more");
    }

    @Test
    void files_that_are_no_hashes_are_told_without_their_content() throws Exception {
        Path good = write("good.vpdq", "0,100," + HASH + ",0.000\n");
        for (String content :
                new String[] {"", "TMK1 and no more", "0,100," + HASH.replace('0', 'g') + ",0.000", "[1]"}) {
            Ran ran = Ran.of(
                    "film", "compare", good.toString(), write("bad", content).toString());
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("Comparing").doesNotContain(HASH);
        }
    }

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private Path film(String name, String source, String... rest) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/ffmpeg"))) {
            Assumptions.abort("SKIPPED: films need ffmpeg, which is not installed here");
        }
        Path file = folder.resolve(name);
        var command = new java.util.ArrayList<>(java.util.List.of(
                "/usr/bin/ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p"));
        command.addAll(java.util.List.of(rest));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return file;
    }
}
