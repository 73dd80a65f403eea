package org.rowan.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.media.child.ChildMain;
import org.rowan.media.child.FilmMain;
import org.rowan.media.jail.Launcher;
import org.rowan.media.jail.Outside;

/// The command line of a child: this JVM's own `java`, small, inside whatever jail this system offers.
///
/// - Shapes: `mainClass` and `classPath` are a child's own, or in tests a probe that tries to break out.
record ChildCommand(Launcher launcher, String mainClass, List<Path> classPath, MediaSettings settings) {
    /// Beyond the heap: code, class data, threads, the JDK's own mapped files, and what native decoders
    /// take.
    private static final long BESIDE_THE_HEAP = 1L << 30;
    private static final Duration WHOLE_LIFE = Duration.ofHours(1);

    static ChildCommand of(MediaSettings settings, Launcher launcher) throws IOException {
        return new ChildCommand(launcher, ChildMain.class.getName(), ChildClassPath.find(), settings);
    }

    List<String> line() throws IOException {
        Outside here = Outside.here();
        List<String> command = java(mainClass);
        command.addAll(List.of(
                Long.toString(settings.maxPixels()),
                Integer.toString(settings.maxFileBytes()),
                here.network(),
                here.files()));
        return launcher.wrap(command, readable(), addressSpace(), WHOLE_LIFE);
    }

    /// The command line of a process that takes a film in and becomes `program`.
    List<String> film(List<String> program, int filmBytes) throws IOException {
        Outside here = Outside.here();
        List<String> command = java(FilmMain.class.getName());
        command.addAll(List.of(here.network(), here.files()));
        command.addAll(program);
        List<Path> readable = new ArrayList<>(readable());
        // Where Debian's links to some libraries lead.
        Path alternatives = Path.of("/etc/alternatives");
        if (Files.isDirectory(alternatives)) readable.add(alternatives);
        return launcher.wrap(command, readable, addressSpace() + filmBytes, WHOLE_LIFE, filmBytes);
    }

    private List<String> java(String main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("bin").resolve("java").toString());
        command.addAll(options());
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        return command;
    }

    private List<Path> readable() throws IOException {
        Set<Path> readable = new LinkedHashSet<>(classPath);
        readable.add(home());
        readable.add(configuration(home()));
        return List.copyOf(readable);
    }

    private static Path home() throws IOException {
        return Path.of(System.getProperty("java.home")).toRealPath();
    }

    private long addressSpace() {
        return ((long) settings.heapMegabytes() << 20) + BESIDE_THE_HEAP;
    }

    /// Debian keeps a JDK's configuration in `/etc` and links to it.
    private static Path configuration(Path home) throws IOException {
        Path security = home.resolve("conf").resolve("security").resolve("java.security");
        Path real = Files.exists(security) ? security.toRealPath() : security;
        Path folder = real.getParent();
        return folder == null || real.startsWith(home)
                ? home
                : folder.getParent() == null ? folder : folder.getParent();
    }

    private List<String> options() {
        return List.of(
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xms8m",
                // Large pictures go to the old generation at once: the young one needs no share of the
                // heap.
                "-XX:NewSize=4m",
                "-XX:MaxNewSize=32m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:CICompilerCount=2",
                "-XX:+ExitOnOutOfMemoryError",
                // Otherwise that option prints among the frames.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED");
    }
}
