package org.rowan.franking;

import java.time.Instant;

/// Who reports, as the service's own session says.
///
/// - Shapes: `account` is not empty. `groups` is asked only about messages to groups.
public record Reporter(String account, Groups groups) {

    public Reporter {
        if (account.isEmpty()) throw new IllegalArgumentException("a reporter has an account; got an empty id");
    }

    /// A reporter at a service that does not know who is in which group.
    public static Reporter of(String account) {
        return new Reporter(account, (group, time) -> Membership.NOT_KNOWN);
    }

    /// What the service knows of the reporter's groups.
    @FunctionalInterface
    public interface Groups {
        Membership at(Octets group, Instant time);
    }

    public enum Membership {
        MEMBER,
        NO_MEMBER,
        /// The reporter claims it; a reviewer is told so.
        NOT_KNOWN
    }

    @Override
    public String toString() {
        return "Reporter";
    }
}
