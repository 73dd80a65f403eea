package org.rowan.media.jail;

import java.util.Optional;

/// A kind of processor under Linux whose system call numbers we know.
///
/// - Source: `linux/audit.h` for `auditArch`; the kernel's call tables for the column of `SystemCall` to
///   read.
enum Machine {
    X86_64(0xC000003E),
    AARCH64(0xC00000B7);

    private final int auditArch;

    Machine(int auditArch) {
        this.auditArch = auditArch;
    }

    int auditArch() {
        return auditArch;
    }

    static Optional<Machine> of(String osName, String osArch) {
        if (!osName.equals("Linux")) {
            return Optional.empty();
        }
        return switch (osArch) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }

    static Optional<Machine> current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }
}
