package org.rowan.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceId;

/// Sealed evidence by content id. The vault holds no keys: what it stores nobody can read from it.
///
/// Promises: the same bytes put twice are there once; a `put` that returned is on disk; a `get` whose bytes
/// no longer have their id is an error, never an answer.
///
/// - Errors: `IOException` when the store cannot be reached, is full, or is damaged; the message says which
///   and what to do.
public interface Vault {

    /// - Errors: `IllegalArgumentException` when `sealed` does not have the id it is put under.
    void put(EvidenceId id, Bytes sealed) throws IOException;

    /// Puts what `filling` writes, for whatever is too large to be in memory whole, and whose id nobody knows before
    /// its
    /// end. When `filling` fails nothing is there, and its error is passed on as it is.
    ///
    /// - `expected`: about how many bytes come; a vault that has no room for them says so before anything is read.
    EvidenceId put(long expected, Filling filling) throws IOException;

    /// Writes sealed bytes; whether it closes what it writes to makes no difference.
    @FunctionalInterface
    interface Filling {
        void into(OutputStream sealed) throws IOException;
    }

    Optional<Bytes> get(EvidenceId id) throws IOException;

    /// The same bytes as a stream, for whatever is too large to be in memory whole. It cannot know before its
    /// end whether they still have their id: where they do not, its last read is an `IOException`, so that
    /// nobody who reads to the end takes them for what was put.
    Optional<InputStream> open(EvidenceId id) throws IOException;

    /// Destroying what is not there is done already.
    void destroy(EvidenceId id) throws IOException;

    /// What was put before `moment`, for the sweep of orphans.
    List<EvidenceId> putBefore(Instant moment) throws IOException;
}
