package org.rowan.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Destination;

/// A referral that stands, and what a document made of it needs beside it.
///
/// - `elsewhere`: everywhere the case was told of so far, oldest first. `seed`: 16 fresh random bytes, which
///   the ids of the document come from. `at`: when it is made.
public record Telling(Referral referral, List<Elsewhere> elsewhere, Bytes seed, Instant at) {
    public static final int SEED_BYTES = 16;

    public Telling {
        elsewhere = List.copyOf(elsewhere);
        if (seed.length() != SEED_BYTES) {
            throw new IllegalArgumentException("a seed is 16 bytes; got " + seed.length());
        }
    }

    /// The newest reference that this agency gave.
    public Optional<String> reference(Destination agency) {
        return elsewhere.stream()
                .filter(e -> e.to().equals(agency.label()))
                .flatMap(e -> e.reference().stream())
                .reduce((earlier, later) -> later);
    }
}
