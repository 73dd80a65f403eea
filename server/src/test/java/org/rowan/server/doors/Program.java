package org.rowan.server.doors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real program that speaks to a door, as people have it installed.
public final class Program {
    private Program() {}

    /// Its status when it ended, and everything it wrote.
    public record Ran(int status, String said) {}

    /// Where it is; the test is skipped, and says so, when it is not there.
    public static Path needed(String name, String debianPackage) {
        Optional<Path> found = Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "SKIPPED: the program " + name + " is not installed (Debian package " + debianPackage + ").");
        return found.orElseThrow();
    }

    public static Ran run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IOException(command.getFirst() + " does not end");
            return new Ran(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
