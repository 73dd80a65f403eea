package org.rowan.media.jail;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The system calls that the jail has an opinion on, with their numbers.
///
/// Each has two numbers, x86-64 then aarch64; -1 where the machine has no such call.
///
/// - Source: `asm/unistd_64.h` (x86-64) and `asm-generic/unistd.h` (aarch64) of Linux 6.1; numbers never
///   change.
enum SystemCall {
    // Network.
    SOCKET(41, 198),
    SOCKETPAIR(53, 199),
    CONNECT(42, 203),
    BIND(49, 200),
    LISTEN(50, 201),
    ACCEPT(43, 202),
    ACCEPT4(288, 242),
    SENDTO(44, 206),
    SENDMSG(46, 211),
    SENDMMSG(307, 269),
    // New programs and processes. `clone` and `clone3` have rules of their own.
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    FORK(57, -1),
    VFORK(58, -1),
    // Other processes.
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PROCESS_MADVISE(440, 440),
    KCMP(312, 272),
    KILL(62, 129),
    TKILL(200, 130),
    RT_SIGQUEUEINFO(129, 138),
    RT_TGSIGQUEUEINFO(297, 240),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438),
    PIDFD_SEND_SIGNAL(424, 424),
    // The file tree, except reading. `open` and `openat` have rules of their own.
    CREAT(85, -1),
    MKNOD(133, -1),
    MKNODAT(259, 33),
    MKDIR(83, -1),
    MKDIRAT(258, 34),
    RMDIR(84, -1),
    UNLINK(87, -1),
    UNLINKAT(263, 35),
    RENAME(82, -1),
    RENAMEAT(264, 38),
    RENAMEAT2(316, 276),
    LINK(86, -1),
    LINKAT(265, 37),
    SYMLINK(88, -1),
    SYMLINKAT(266, 36),
    TRUNCATE(76, 45),
    CHMOD(90, -1),
    FCHMOD(91, 52),
    FCHMODAT(268, 53),
    FCHMODAT2(452, 452),
    CHOWN(92, -1),
    FCHOWN(93, 55),
    LCHOWN(94, -1),
    FCHOWNAT(260, 54),
    SETXATTR(188, 5),
    LSETXATTR(189, 6),
    FSETXATTR(190, 7),
    REMOVEXATTR(197, 14),
    LREMOVEXATTR(198, 15),
    FREMOVEXATTR(199, 16),
    UTIME(132, -1),
    UTIMES(235, -1),
    UTIMENSAT(280, 88),
    FUTIMESAT(261, -1),
    NAME_TO_HANDLE_AT(303, 264),
    OPEN_BY_HANDLE_AT(304, 265),
    INOTIFY_INIT(253, -1),
    INOTIFY_INIT1(294, 26),
    FANOTIFY_INIT(300, 262),
    MEMFD_CREATE(319, 279),
    // Mounts and namespaces.
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    CHROOT(161, 51),
    UNSHARE(272, 97),
    SETNS(308, 268),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    MOVE_MOUNT(429, 429),
    OPEN_TREE(428, 428),
    MOUNT_SETATTR(442, 442),
    // Rings of calls that a filter cannot see.
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    // The kernel's own machinery.
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    KEYCTL(250, 219),
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    REBOOT(169, 142),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    SETHOSTNAME(170, 161),
    SETDOMAINNAME(171, 162),
    SETTIMEOFDAY(164, 170),
    CLOCK_SETTIME(227, 112),
    CLOCK_ADJTIME(305, 266),
    ADJTIMEX(159, 171),
    IOPL(172, -1),
    IOPERM(173, -1),
    PERSONALITY(135, 92),
    QUOTACTL(179, 60),
    ACCT(163, 89),
    SYSLOG(103, 116),
    // Identity and limits.
    SETUID(105, 146),
    SETGID(106, 144),
    SETREUID(113, 145),
    SETREGID(114, 143),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    SETGROUPS(116, 159),
    SETFSUID(122, 151),
    SETFSGID(123, 152),
    CAPSET(126, 91),
    SETRLIMIT(160, 164),
    // Memory and messages shared with others.
    SHMGET(29, 194),
    SHMAT(30, 196),
    MSGGET(68, 186),
    SEMGET(64, 190),
    MQ_OPEN(240, 180),
    // Calls with a rule of their own; see `CallFilter`.
    CLONE(56, 220, true),
    CLONE3(435, 435, true),
    OPEN(2, -1, true),
    OPENAT(257, 56, true),
    OPENAT2(437, 437, true),
    TGKILL(234, 131, true),
    IOCTL(16, 29, true),
    PRLIMIT64(302, 261, true),
    // Calls the jail itself makes.
    PRCTL(157, 167, true),
    SECCOMP(317, 277, true);

    private static final int ABSENT = -1;

    private final int x86;
    private final int arm;
    private final boolean special;

    SystemCall(int x86, int arm) {
        this(x86, arm, false);
    }

    SystemCall(int x86, int arm, boolean special) {
        this.x86 = x86;
        this.arm = arm;
        this.special = special;
    }

    /// Empty when this machine has no such call, as aarch64 has no `fork`.
    OptionalInt number(Machine machine) {
        int number = switch (machine) {
            case X86_64 -> x86;
            case AARCH64 -> arm;
        };
        return number == ABSENT ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// Calls that a decoder has no business making, whatever their arguments.
    static List<SystemCall> forbidden() {
        return Arrays.stream(values()).filter(call -> !call.special).toList();
    }
}
