package org.rowan.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.rowan.base.Bytes;

/// Films made by the system's ffmpeg from its own test pictures.
final class MoreFilms {
    private MoreFilms() {}

    static void needed() {
        if (!Files.isExecutable(Path.of("/usr/bin/ffmpeg"))) {
            Assumptions.abort("SKIPPED: films need ffmpeg, which is not installed here");
        }
    }

    /// - Shapes: `source`: of ffmpeg's `lavfi`; `rest`: how it is encoded.
    static Bytes film(Path folder, String name, String source, String... rest)
            throws IOException, InterruptedException {
        needed();
        Path file = folder.resolve(name);
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source));
        command.addAll(List.of(rest));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ffmpeg was expected to make a film; it did not");
        }
        return Bytes.adopt(Files.readAllBytes(file));
    }
}
