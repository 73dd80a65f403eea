package org.rowan.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListRecord;
import org.rowan.signal.Sha256;

/// Hash lists as received, and the index made of those in force.
///
/// Promises: an import or a change of status is all or nothing, together with its audit entry; a snapshot
/// is immutable, numbered, and always complete for the lists in force when it was made; a list that was
/// confirmed or retired is reflected in the next snapshot asked for after the change returned.
public interface HashLists {

    /// Keeps a new list. `salt`: behind its root (`list_root`) in the log. `attested`: first its import.
    ///
    /// - Errors: `IllegalArgumentException` when a list of this name that is not retired exists.
    void add(HashList list, List<ListRecord> records, Bytes salt, List<Attested> attested) throws IOException;

    /// Replaces the status of a list, if nobody changed it since `from` was read; false when somebody did.
    boolean change(HashList from, HashList to, List<Attested> attested) throws IOException;

    /// All lists, newest first, retired ones included.
    List<Listed> all() throws IOException;

    /// Records of a list in order, from number `first` on, at most `limit`; those withdrawn for good are
    /// not there any more.
    List<ListRecord> records(ListId list, int first, int limit) throws IOException;

    HashIndex snapshot() throws IOException;

    /// Whether the very file of this digest is known as harmless at `at`.
    Harmless harmless(Sha256 file, Instant at) throws IOException;

    enum Harmless {
        /// A person looked at it and said so: [org.rowan.cases.CaseEvent.FoundHarmless].
        REVIEWED,
        /// A list in force names it as known and not wanted.
        LISTED,
        UNKNOWN
    }

    /// A list with the leaf hash of its `list.import` entry.
    record Listed(HashList list, Digest importLeaf) {}

    record Attested(Salt salt, ServiceFact fact) {}

    /// The newest list of this name, if there is one.
    default Optional<Listed> named(String name) throws IOException {
        return all().stream().filter(l -> l.list().name().equals(name)).findFirst();
    }
}
