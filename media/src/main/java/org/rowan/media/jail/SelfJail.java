package org.rowan.media.jail;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a child does to itself before it reads its first hostile byte.
public final class SelfJail {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    /// A JVM has many threads by now; the filter has to hold in every one.
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

    private static final int AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    private static final int EPERM = 1;

    private SelfJail() {}

    /// Puts the filter on, then tries what it forbids, and tells what really holds.
    ///
    /// - Errors: none; a layer that cannot be had is absent from the answer, and the parent decides.
    public static Jail enter(Outside parent) {
        return enter(parent, Set.of());
    }

    /// The same for a process that becomes another program: starting one stays possible, and the filter
    /// holds that one too.
    public static Jail enterBeforeProgram(Outside parent) {
        return enter(parent, Set.of(SystemCall.EXECVE));
    }

    private static Jail enter(Outside parent, Set<SystemCall> except) {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        Outside here = Outside.here();
        if (here.differsInNetwork(parent)) {
            layers.add(Layer.OWN_NETWORK);
        }
        if (here.differsInFiles(parent)) {
            layers.add(Layer.OWN_FILES);
        }
        if (memoryIsLimited()) {
            layers.add(Layer.MEMORY_LIMIT);
        }
        Optional<Machine> machine = Machine.current();
        if (machine.isPresent() && filterHolds(machine.get(), except)) {
            layers.add(Layer.CALL_FILTER);
        }
        return new Jail(layers);
    }

    private static boolean filterHolds(Machine machine, Set<SystemCall> except) {
        Kernel kernel = new Kernel();
        int own = Math.toIntExact(ProcessHandle.current().pid());
        install(kernel, machine, CallFilter.program(machine, own, except));
        long socket = kernel.call(number(SystemCall.SOCKET, machine), AF_INET, SOCK_STREAM, 0, 0, 0);
        // A program at address 0 is "bad address" for a kernel that would have started one.
        long program = kernel.call(number(SystemCall.EXECVE, machine), 0, 0, 0, 0, 0);
        return socket == -EPERM && (program == -EPERM || except.contains(SystemCall.EXECVE));
    }

    private static void install(Kernel kernel, Machine machine, List<CallFilter.Step> program) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment steps = arena.allocate(MemoryLayout.sequenceLayout(program.size(), ValueLayout.JAVA_LONG));
            for (int i = 0; i < program.size(); i++) {
                CallFilter.Step step = program.get(i);
                steps.set(ValueLayout.JAVA_SHORT, 8L * i, (short) step.code());
                steps.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) step.ifTrue());
                steps.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) step.ifFalse());
                steps.set(ValueLayout.JAVA_INT, 8L * i + 4, step.operand());
            }
            MemorySegment header = arena.allocate(16, 8);
            header.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
            header.set(ValueLayout.ADDRESS, 8, steps);
            // Both answers are left unread on purpose: whether the filter holds is found by trying.
            kernel.call(number(SystemCall.PRCTL, machine), PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            kernel.call(
                    number(SystemCall.SECCOMP, machine),
                    SECCOMP_SET_MODE_FILTER,
                    SECCOMP_FILTER_FLAG_TSYNC,
                    header.address(),
                    0,
                    0);
        }
    }

    private static int number(SystemCall call, Machine machine) {
        return call.number(machine).orElseThrow();
    }

    private static boolean memoryIsLimited() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max address space"))
                    .anyMatch(line -> !line.startsWith("unlimited", 26));
        } catch (IOException e) {
            return false; // no such file on this system, so no such limit that we could vouch for
        }
    }
}
