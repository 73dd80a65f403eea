package org.rowan.media.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Wraps a command into the jails this system offers, strongest first. The child adds its own filter in any
/// case.
///
/// - Shapes: `prlimit` and `bwrap` are the programs to use, empty where there is none or it does not work
///   here.
public record Launcher(Optional<Path> prlimit, Optional<Path> bwrap) {
    private static final Duration TRIAL = Duration.ofSeconds(10);

    /// Looks for the tools and tries each: `bwrap` is installed on many systems whose kernel then refuses
    /// it.
    public static Launcher ofThisSystem() throws IOException {
        return new Launcher(works(tool("prlimit"), List.of("--core=0", "true")), works(tool("bwrap"), bwrapTrial()));
    }

    /// Relies on nothing but the filter the child puts on itself.
    public static Launcher bare() {
        return new Launcher(Optional.empty(), Optional.empty());
    }

    /// - Shapes: `readable` are the files and folders the command needs besides the system's own.
    /// - Units: `addressSpace` in bytes, `cpu` for the whole life of the process.
    public List<String> wrap(List<String> command, List<Path> readable, long addressSpace, Duration cpu) {
        return wrap(command, readable, addressSpace, cpu, 0);
    }

    /// - Units: `longestFile`: bytes of a file that the command may write, in memory, before it holds
    ///   itself.
    public List<String> wrap(
            List<String> command, List<Path> readable, long addressSpace, Duration cpu, long longestFile) {
        List<String> wrapped = new ArrayList<>();
        prlimit.ifPresent(tool -> wrapped.addAll(List.of(
                tool.toString(),
                "--as=" + addressSpace,
                "--cpu=" + cpu.toSeconds(),
                "--nofile=256",
                "--core=0",
                "--fsize=" + longestFile,
                "--")));
        bwrap.ifPresent(tool -> {
            wrapped.add(tool.toString());
            wrapped.addAll(bwrapArguments());
            for (Path path : readable) {
                wrapped.addAll(List.of("--ro-bind", path.toString(), path.toString()));
            }
            wrapped.add("--");
        });
        wrapped.addAll(command);
        return wrapped;
    }

    private static List<String> bwrapTrial() {
        List<String> trial = new ArrayList<>(bwrapArguments());
        trial.addAll(List.of("--", "/usr/bin/true"));
        return trial;
    }

    private static List<String> bwrapArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--ro-bind",
                "/usr",
                "/usr",
                "--proc",
                "/proc",
                "--dev",
                "/dev"));
        // Where these are links into /usr they are made again; where they are folders of their own they are
        // needed.
        for (String top : List.of("/lib", "/lib64", "/lib32", "/bin")) {
            Path path = Path.of(top);
            if (Files.isSymbolicLink(path)) {
                arguments.addAll(List.of("--symlink", "usr" + top, top));
            } else if (Files.isDirectory(path)) {
                arguments.addAll(List.of("--ro-bind", top, top));
            }
        }
        return arguments;
    }

    /// The program of this name in the system's own folders, which are all that a jail shows.
    public static Optional<Path> tool(String name) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> works(Optional<Path> tool, List<String> arguments) throws IOException {
        if (tool.isEmpty()) {
            return tool;
        }
        List<String> command = new ArrayList<>(List.of(tool.get().toString()));
        command.addAll(arguments);
        Process trial = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = trial.waitFor(TRIAL.toSeconds(), TimeUnit.SECONDS);
            return ended && trial.exitValue() == 0 ? tool : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while trying what can hold a decoding process", e);
        } finally {
            trial.destroyForcibly();
        }
    }
}
