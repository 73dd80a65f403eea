package org.rowan.server;

import java.util.Optional;
import java.util.Set;
import org.rowan.franking.Schedule;
import org.rowan.franking.VerifyingKeys;
import org.rowan.store.franking.StampingKeys;

/// What the doors for verifiable reports have in this process.
///
/// - `service`: the name in the stamps; empty when the doors are off.
/// - `clients`: who may stamp and ask. Whoever stamps could blame somebody, so that an API key alone is not enough.
/// - `stamping`, `verifying`: what the role of this process has of the keys.
public record Frank(
        String service,
        Set<String> clients,
        Schedule schedule,
        Optional<StampingKeys> stamping,
        Optional<VerifyingKeys> verifying) {
    public static final Frank OFF = new Frank("", Set.of(), Schedule.USUAL, Optional.empty(), Optional.empty());

    public Frank {
        clients = Set.copyOf(clients);
    }
}
