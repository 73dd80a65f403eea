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
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(options());
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        Outside here = Outside.here();
        command.addAll(List.of(
                Long.toString(settings.maxPixels()),
                Integer.toString(settings.maxFileBytes()),
                here.network(),
                here.files()));
        Set<Path> readable = new LinkedHashSet<>(classPath);
        readable.add(home);
        readable.add(configuration(home));
        long addressSpace = ((long) settings.heapMegabytes() << 20) + BESIDE_THE_HEAP;
        return launcher.wrap(command, List.copyOf(readable), addressSpace, WHOLE_LIFE);
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
