package org.rowan.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// Messages around an incident, in their order. `where`: the room or conversation, in the service's words.
public record Excerpt(Optional<Personal<String>> where, List<Message> messages) {
    public Excerpt {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("an excerpt has 1 message or more; got 0");
        }
    }

    /// `from`: who wrote it, as the service names that account.
    public record Message(Instant at, Personal<String> from, Personal<String> text) {}
}
