package org.rowan.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How PostgreSQL's programs are started here: never as root, with an empty environment, without a way to
/// gain rights, and told by the kernel to stop when the thread that started them is gone.
record Launch(Path programs, Path log, Optional<Path> setpriv, int databaseUser) {
    static final String MAJOR_VERSION = "18";

    /// The working folder of each process is its cluster, and this names it without walking there: the
    /// database's user need not be able to pass through the folders above (root's home, for one).
    static final String HERE = "/proc/self/cwd";

    private static final long LOG_LIMIT = 1 << 20;

    static Launch here(Path programs, Path log) throws IOException {
        Optional<Path> setpriv = Stream.of("/usr/bin/setpriv", "/bin/setpriv", "/usr/local/bin/setpriv")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        boolean root = Owner.isRoot();
        if (root && setpriv.isEmpty()) {
            throw new IOException("database: PostgreSQL does not run as root, and setpriv, which would make it nobody,"
                    + " is not installed. Install util-linux, start as another user, or give --database URL.");
        }
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        OwnerOnly.makeFile(log);
        return new Launch(programs, log, setpriv, root ? Owner.NOBODY : Owner.uid());
    }

    void giveToDatabase(Path file) throws IOException {
        if (Owner.uid() != databaseUser) Owner.giveTo(file, databaseUser);
    }

    /// Starts `program` in `cluster`. The thread that calls this has to live as long as the process.
    Process start(Path cluster, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Whoever is nobody already may not become it.
        boolean becomes = Owner.uid() != databaseUser;
        setpriv.ifPresent(path -> {
            command.addAll(List.of(path.toString(), "--no-new-privs", "--pdeathsig", "INT"));
            if (becomes) {
                command.addAll(List.of(
                        "--reuid=" + databaseUser,
                        "--regid=" + databaseUser,
                        "--clear-groups",
                        "--inh-caps=-all",
                        "--bounding-set=-all"));
            }
            command.add("--");
        });
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of("-D", HERE));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(cluster.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "PATH", "/usr/bin:/bin"));
        return builder.start();
    }

    int run(Path cluster, String program, List<String> arguments) throws IOException {
        Process process = start(cluster, program, arguments);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("database: stopped while " + program + " ran", e);
        }
    }

    /// Free room on the disk of `folder` in MB; -1 when that cannot be told.
    static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >> 20;
        } catch (IOException e) {
            return -1;
        }
    }

    /// - `name`: without `SIG`.
    static void signal(long pid, String name) throws IOException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("database: stopped while it was being told to stop", e);
        }
    }
}
