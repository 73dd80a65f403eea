package org.rowan.media.jail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that this process becomes, and a file in memory that it will read: neither can be had from the
/// JDK.
///
/// - Source: Linux `memfd_create(2)`, `execve(2)`.
public final class Program {
    private final Kernel kernel = new Kernel();
    private final Machine machine;

    private Program(Machine machine) {
        this.machine = machine;
    }

    /// - Errors: `IOException` on a system whose calls we do not know.
    public static Program onThisMachine() throws IOException {
        return new Program(Machine.current()
                .orElseThrow(() -> new IOException("films are decoded under Linux on x86-64 and aarch64 only")));
    }

    /// Puts what `content` holds into a file that has no name and lives in memory. Only before the jail.
    ///
    /// - Errors: `IOException` when the system gives no such file.
    public Path keepInMemory(InputStream content) throws IOException {
        long descriptor;
        try (Arena arena = Arena.ofConfined()) {
            descriptor = kernel.call(
                    number(SystemCall.MEMFD_CREATE), arena.allocateFrom("film").address(), 0, 0, 0, 0);
        }
        if (descriptor < 0) throw new IOException("a file in memory was refused by the system, error " + -descriptor);
        Path path = Path.of("/proc/self/fd/" + descriptor);
        try (OutputStream out = Files.newOutputStream(path)) {
            content.transferTo(out);
        }
        return path;
    }

    /// Becomes the program; what this process was ends here.
    ///
    /// - Errors: `IOException` when the program cannot be started.
    public void become(List<String> command, Map<String, String> environment) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = strings(arena, command);
            MemorySegment variables = strings(
                    arena,
                    environment.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .toList());
            long refused = kernel.call(
                    number(SystemCall.EXECVE),
                    arena.allocateFrom(command.getFirst()).address(),
                    arguments.address(),
                    variables.address(),
                    0,
                    0);
            throw new IOException("%s could not be started, error %d".formatted(command.getFirst(), -refused));
        }
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ValueLayout.ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        array.setAtIndex(ValueLayout.ADDRESS, texts.size(), MemorySegment.NULL);
        return array;
    }

    private int number(SystemCall call) {
        return call.number(machine).orElseThrow();
    }
}
