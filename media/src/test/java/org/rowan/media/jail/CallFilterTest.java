package org.rowan.media.jail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the filter program on made-up calls, so that it is checked for the processor this machine does not
/// have too.
class CallFilterTest {
    private static final int OWN = 4_711;
    private static final int CLONE_VM_AND_THREAD = 0x00010100;

    @ParameterizedTest
    @EnumSource(Machine.class)
    void every_forbidden_call_is_refused(Machine machine) {
        for (SystemCall call : SystemCall.forbidden()) {
            if (call.number(machine).isPresent()) {
                assertThat(verdict(machine, call)).as(call.name()).isEqualTo(CallFilter.NOT_PERMITTED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void threads_may_start_and_processes_may_not(Machine machine) {
        assertThat(verdict(machine, SystemCall.CLONE, CLONE_VM_AND_THREAD)).isEqualTo(CallFilter.ALLOW);
        assertThat(verdict(machine, SystemCall.CLONE, 0x11)).isEqualTo(CallFilter.NOT_PERMITTED);
        assertThat(verdict(machine, SystemCall.CLONE3)).isEqualTo(CallFilter.NO_SUCH_CALL);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void files_may_be_read_and_not_written(Machine machine) {
        for (int writing : List.of(1, 2, 0x40, 0x200, 0x241)) {
            assertThat(verdict(machine, SystemCall.OPENAT, -100, 0, writing)).isEqualTo(CallFilter.NOT_PERMITTED);
        }
        assertThat(verdict(machine, SystemCall.OPENAT, -100, 0, 0x80000)).isEqualTo(CallFilter.ALLOW);
        assertThat(verdict(machine, SystemCall.OPENAT2)).isEqualTo(CallFilter.NO_SUCH_CALL);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void signals_reach_nobody_else(Machine machine) {
        assertThat(verdict(machine, SystemCall.TGKILL, OWN)).isEqualTo(CallFilter.ALLOW);
        assertThat(verdict(machine, SystemCall.TGKILL, OWN + 1)).isEqualTo(CallFilter.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void limits_may_be_asked_and_not_set(Machine machine) {
        assertThat(verdict(machine, SystemCall.PRLIMIT64, 0, 7, 0)).isEqualTo(CallFilter.ALLOW);
        assertThat(verdict(machine, SystemCall.PRLIMIT64, 0, 7, 0x1000)).isEqualTo(CallFilter.NOT_PERMITTED);
        assertThat(verdict(machine, SystemCall.PRLIMIT64, 0, 7, 1L << 40)).isEqualTo(CallFilter.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void nothing_is_typed_into_a_terminal(Machine machine) {
        assertThat(verdict(machine, SystemCall.IOCTL, 0, 0x5412)).isEqualTo(CallFilter.NOT_PERMITTED);
        assertThat(verdict(machine, SystemCall.IOCTL, 0, 0x541B)).isEqualTo(CallFilter.ALLOW);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void a_call_nobody_named_is_allowed(Machine machine) {
        assertThat(run(machine, machine.auditArch(), 9_999)).isEqualTo(CallFilter.ALLOW);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void a_call_in_the_manner_of_another_processor_ends_the_process(Machine machine) {
        assertThat(run(machine, 0x40000003, 1)).isEqualTo(CallFilter.KILL_PROCESS);
    }

    @Test
    void the_second_table_of_calls_is_refused_as_a_whole() {
        assertThat(run(Machine.X86_64, Machine.X86_64.auditArch(), 0x40000000 | 1))
                .isEqualTo(CallFilter.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void no_jump_leaves_the_program(Machine machine) {
        List<CallFilter.Step> program = CallFilter.program(machine, OWN, java.util.Set.of());
        assertThat(program).hasSizeLessThan(4_096);
        for (int i = 0; i < program.size(); i++) {
            CallFilter.Step step = program.get(i);
            assertThat(i + 1 + Math.max(step.ifTrue(), step.ifFalse())).isLessThan(program.size() + 1);
        }
    }

    @Test
    void an_unknown_machine_has_no_filter() {
        assertThat(Machine.of("Mac OS X", "aarch64")).isEmpty();
        assertThat(Machine.of("Linux", "riscv64")).isEmpty();
        assertThat(Machine.of("Linux", "amd64")).isEqualTo(Optional.of(Machine.X86_64));
    }

    private static int verdict(Machine machine, SystemCall call, long... arguments) {
        return run(machine, machine.auditArch(), call.number(machine).orElseThrow(), arguments);
    }

    private static int run(Machine machine, int arch, int number, long... arguments) {
        List<CallFilter.Step> program = CallFilter.program(machine, OWN, java.util.Set.of());
        int loaded = 0;
        for (int at = 0; at < program.size(); at++) {
            CallFilter.Step step = program.get(at);
            switch (step.code()) {
                case CallFilter.LOAD -> loaded = word(arch, number, arguments, step.operand());
                case CallFilter.JUMP_IF_EQUAL -> at += loaded == step.operand() ? step.ifTrue() : step.ifFalse();
                case CallFilter.JUMP_IF_ANY_BIT ->
                    at += (loaded & step.operand()) != 0 ? step.ifTrue() : step.ifFalse();
                case CallFilter.RETURN -> {
                    return step.operand();
                }
                default -> throw new AssertionError("unknown operation " + step.code());
            }
        }
        throw new AssertionError("the program ended without a verdict");
    }

    private static int word(int arch, int number, long[] arguments, int offset) {
        if (offset < 16) {
            return offset == 0 ? number : arch;
        }
        int index = (offset - 16) / 8;
        long argument = index < arguments.length ? arguments[index] : 0;
        return (int) (offset % 8 == 0 ? argument : argument >>> 32);
    }
}
