package org.rowan.auditlog;

import java.util.List;

/// What an entry states: something about the whole service, or one step of a case. Every case is a record
/// of typed values (digests, references, counts, labels, closed word lists), so that neither content nor a
/// person's name has a place to stand.
public sealed interface Fact permits ServiceFact, CaseFact {

    EntryType type();

    /// The values as they are written, in the order of `type().fields()`.
    List<String> values();
}
