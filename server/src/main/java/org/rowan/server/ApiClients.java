package org.rowan.server;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// The services that may hand items in, by the digest of their key.
///
/// - Errors: `IOException` when the database cannot be reached.
public interface ApiClients {

    /// A client as administrators see it. `keyId`: the number by which the log names the key.
    record Client(String name, long keyId, Instant since, Optional<Instant> revoked) {}

    /// The name of the client that has this key.
    Optional<String> named(Personal<String> key) throws IOException;

    /// A new client and its key, which is shown once and kept nowhere; empty when the name is taken.
    Optional<Personal<String>> add(String name) throws IOException;

    /// Oldest first, those whose key was revoked included.
    List<Client> all() throws IOException;

    /// The key of the client opens nothing any more, from the next request on; false when no client of this
    /// name has a key.
    boolean revoke(String name) throws IOException;
}
