package org.rowan.store.log;

import org.rowan.auditlog.Checkpoint;

/// What an attempt to publish came to.
public sealed interface Publishing {

    /// A new checkpoint is published.
    record Advanced(Checkpoint head) implements Publishing {}

    /// Nothing new; the checkpoint that stands is this one.
    record Unchanged(Checkpoint head) implements Publishing {}

    /// Nothing was signed, because it would have contradicted what was signed before. `sentence`: for the
    /// operator, with what to do.
    record Refused(String sentence) implements Publishing {}
}
