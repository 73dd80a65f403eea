package org.rowan.incident;

import java.time.Instant;
import java.util.Optional;

/// What a service did to an account. `closed`: the service's own yes or no. The user is not told before it happens, and
/// an account is not opened again before it was closed. `reopenedAt`: for a closure meant to end.
public record Closure(
        boolean closed,
        Optional<Instant> at,
        Optional<Boolean> userTold,
        Optional<Instant> toldAt,
        Optional<Instant> reopenedAt) {
    public Closure {
        if (toldAt.isPresent() && userTold.filter(told -> !told).isPresent()) {
            throw new IllegalArgumentException("a user who was not told has no moment of being told");
        }
        if (at.isPresent() && toldAt.filter(t -> t.isBefore(at.get())).isPresent()) {
            throw new IllegalArgumentException("the user is told when the account is closed, or later");
        }
        if (at.isPresent() && reopenedAt.filter(t -> !t.isAfter(at.get())).isPresent()) {
            throw new IllegalArgumentException("an account is opened again later than it was closed");
        }
    }
}
