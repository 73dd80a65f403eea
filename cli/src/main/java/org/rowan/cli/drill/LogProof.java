package org.rowan.cli.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Proves the log with the same command that an auditor uses, in a process of its own.
final class LogProof {
    private LogProof() {}

    /// The first sentence of what was proven. The log is published within seconds; until then it is asked
    /// again.
    static String of(Path launcher, Path data, Patience patience) throws Failed {
        return patience.until("the proof of the log", () -> {
            Process verify = new ProcessBuilder(List.of(launcher.toString(), "verify", data.toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (waitFor(verify) != 0) throw new IOException(said);
            return Optional.of(said.lines().findFirst().orElse("proven"));
        });
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
