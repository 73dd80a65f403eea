package org.rowan.media.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The filter program a child puts on its own system calls: no network, no new process or program, no
/// writing to the file tree, no signals to others. Threads stay possible, since a JVM needs them.
///
/// What is refused fails with "not permitted" instead of killing, so that a library that merely asks goes
/// on.
///
/// - Source: Linux `seccomp(2)`, `linux/filter.h`, `linux/bpf_common.h`. The data a program reads: call
///   number at byte 0, architecture at 4, six arguments of 8 bytes from 16, low half first on the machines
///   we know.
final class CallFilter {
    /// One step of a program: operation, jumps when true and when false, operand.
    record Step(int code, int ifTrue, int ifFalse, int operand) {}

    static final int LOAD = 0x20;
    static final int JUMP_IF_EQUAL = 0x15;
    static final int JUMP_IF_ANY_BIT = 0x45;
    static final int RETURN = 0x06;

    static final int ALLOW = 0x7fff0000;
    static final int KILL_PROCESS = 0x80000000;
    private static final int ERRNO = 0x00050000;
    static final int NOT_PERMITTED = ERRNO | 1;
    /// A C library that hears "no such call" falls back to the older call, whose arguments a filter can
    /// read.
    static final int NO_SUCH_CALL = ERRNO | 38;

    private static final int CALL_NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int X32_CALLS = 0x40000000;
    private static final int CLONE_THREAD = 0x00010000;
    /// Access modes "write" and "read and write", create, truncate.
    private static final int OPEN_TO_WRITE = 3 | 0x40 | 0x200;
    /// Types characters into a terminal, as if a person had.
    private static final int TIOCSTI = 0x5412;
    private static final int TIOCLINUX = 0x541C;

    private final Machine machine;
    private final List<Step> steps = new ArrayList<>();

    private CallFilter(Machine machine) {
        this.machine = machine;
    }

    /// - Shapes: `ownProcess` is the process number as this process itself sees it, since it may still
    ///   signal itself. `except`: calls that stay possible.
    static List<Step> program(Machine machine, int ownProcess, Set<SystemCall> except) {
        CallFilter filter = new CallFilter(machine);
        filter.checkArchitecture();
        for (SystemCall call : SystemCall.forbidden()) {
            if (!except.contains(call)) filter.rule(call, new Step(RETURN, 0, 0, NOT_PERMITTED));
        }
        filter.rulesOnArguments(ownProcess);
        filter.steps.add(new Step(RETURN, 0, 0, ALLOW));
        return List.copyOf(filter.steps);
    }

    private void checkArchitecture() {
        steps.add(new Step(LOAD, 0, 0, ARCHITECTURE));
        steps.add(new Step(JUMP_IF_EQUAL, 1, 0, machine.auditArch()));
        steps.add(new Step(RETURN, 0, 0, KILL_PROCESS));
        steps.add(new Step(LOAD, 0, 0, CALL_NUMBER));
        // On x86-64 the same calls exist a second time with this bit set: refuse the whole second table.
        steps.add(new Step(JUMP_IF_ANY_BIT, 0, 1, X32_CALLS));
        steps.add(new Step(RETURN, 0, 0, NOT_PERMITTED));
    }

    private void rulesOnArguments(int ownProcess) {
        rule(SystemCall.CLONE3, new Step(RETURN, 0, 0, NO_SUCH_CALL));
        rule(SystemCall.OPENAT2, new Step(RETURN, 0, 0, NO_SUCH_CALL));
        onArgument(SystemCall.CLONE, 0, JUMP_IF_ANY_BIT, CLONE_THREAD, ALLOW, NOT_PERMITTED);
        onArgument(SystemCall.OPEN, 1, JUMP_IF_ANY_BIT, OPEN_TO_WRITE, NOT_PERMITTED, ALLOW);
        onArgument(SystemCall.OPENAT, 2, JUMP_IF_ANY_BIT, OPEN_TO_WRITE, NOT_PERMITTED, ALLOW);
        onArgument(SystemCall.TGKILL, 0, JUMP_IF_EQUAL, ownProcess, ALLOW, NOT_PERMITTED);
        rule(
                SystemCall.IOCTL,
                new Step(LOAD, 0, 0, argument(1)),
                new Step(JUMP_IF_EQUAL, 2, 0, TIOCSTI),
                new Step(JUMP_IF_EQUAL, 1, 0, TIOCLINUX),
                new Step(RETURN, 0, 0, ALLOW),
                new Step(RETURN, 0, 0, NOT_PERMITTED));
        // Asking for a limit is harmless, setting one (a third argument that is not null) is not.
        rule(
                SystemCall.PRLIMIT64,
                new Step(LOAD, 0, 0, argument(2)),
                new Step(JUMP_IF_EQUAL, 0, 2, 0),
                new Step(LOAD, 0, 0, argument(2) + 4),
                new Step(JUMP_IF_EQUAL, 1, 0, 0),
                new Step(RETURN, 0, 0, NOT_PERMITTED),
                new Step(RETURN, 0, 0, ALLOW));
    }

    private void onArgument(SystemCall call, int index, int test, int operand, int ifTrue, int ifFalse) {
        rule(
                call,
                new Step(LOAD, 0, 0, argument(index)),
                new Step(test, 0, 1, operand),
                new Step(RETURN, 0, 0, ifTrue),
                new Step(RETURN, 0, 0, ifFalse));
    }

    /// Every path through `body` returns, so that the next rule still finds the call number loaded.
    private void rule(SystemCall call, Step... body) {
        call.number(machine).ifPresent(number -> {
            steps.add(new Step(JUMP_IF_EQUAL, 0, body.length, number));
            steps.addAll(List.of(body));
        });
    }

    private static int argument(int index) {
        return 16 + 8 * index;
    }
}
