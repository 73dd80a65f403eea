package org.rowan.cases;

import java.util.Arrays;
import java.util.Optional;

/// What a person may do. A person can hold several.
public enum Role {
    /// See the queue and cases, reveal renditions, decide.
    REVIEWER("reviewer"),
    /// What a reviewer may, and confirm hash lists, set holds, release a case from one person, reopen a
    /// dismissed one.
    LEAD("lead"),
    /// Take packages to an agency's portal and enter its references.
    FILER("filer"),
    /// Manage people, API clients and hash lists; sees no case.
    ADMIN("admin"),
    /// Read the log and the counts; sees no content.
    AUDITOR("auditor");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Role> ofLabel(String label) {
        return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
    }
}
