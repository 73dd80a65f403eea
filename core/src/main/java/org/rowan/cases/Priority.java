package org.rowan.cases;

import java.util.Optional;

/// How urgent a referral is to the UK's NCA. A person chooses; the machine never does.
public enum Priority {
    /// Immediate threat to a child's life, or immediate risk of serious harm.
    ONE(1),
    /// Risk of serious harm to a child in the near future.
    TWO(2),
    /// Neither.
    THREE(3);

    private final int level;

    Priority(int level) {
        this.level = level;
    }

    public int level() {
        return level;
    }

    public static Optional<Priority> of(int level) {
        return level < 1 || level > 3 ? Optional.empty() : Optional.of(values()[level - 1]);
    }
}
