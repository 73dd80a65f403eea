package org.rowan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.base.Bytes;
import org.rowan.testkit.fakes.FakeKeys;

/// The whole check of a log, as `./rowan verify` makes it: `log --entries 1000000`.
///
/// The first round runs in a fresh program, as an auditor's does; the files were written just before, so they
/// come from the machine's memory rather than the disk.
final class LogFigures {
    private static final int ROUNDS = 3;

    private final PrintStream out;

    LogFigures(PrintStream out) {
        this.out = out;
    }

    void print(List<String> arguments) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals("--entries")) sizes.add(Long.valueOf(arguments.get(i + 1)));
        }
        if (sizes.isEmpty()) sizes.add(1_000_000L);
        out.printf("%-12s %9s %12s %12s%n", "entries", "MB", "first s", "best s");
        for (long size : sizes) {
            Path folder = Files.createTempDirectory("rowan-bench-log");
            try {
                row(folder, size);
            } finally {
                remove(folder);
            }
        }
    }

    private void row(Path folder, long size) throws IOException {
        FakeKeys keys = new FakeKeys();
        MadeLog.write(folder, size, keys::sign);
        LogTrust trust = LogTrust.of(keys.verifier(MadeLog.ORIGIN));
        double first = 0;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            LogVerdict verdict = LogCheck.check(files(folder), trust);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!(verdict instanceof LogVerdict.Proven)) throw new IOException("the made log was refused: " + verdict);
            first = round == 0 ? seconds : first;
            best = Math.min(best, seconds);
        }
        out.printf("%,12d %,9d %12.2f %12.2f%n", size, bytes(folder) / 1_000_000, first, best);
    }

    private static LogSource<IOException> files(Path folder) {
        return path -> {
            try {
                return Optional.of(Bytes.adopt(Files.readAllBytes(folder.resolve(path))));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            }
        };
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
        }
        return bytes;
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
