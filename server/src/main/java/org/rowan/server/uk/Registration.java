package org.rowan.server.uk;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.rowan.cases.PersonId;

/// The registration with the NCA's portal, as the operator wrote it down.
///
/// - `on`: the day; empty where it is not registered yet. `reference`: what the NCA gave; may be empty. `authorised`:
/// who has
///   an account there; nobody where the operator named none.
public record Registration(Optional<LocalDate> on, String reference, Set<PersonId> authorised) {
    public static final Registration NONE = new Registration(Optional.empty(), "", Set.of());

    public Registration {
        authorised = Set.copyOf(authorised);
    }
}
