package org.rowan.server;

import java.io.IOException;
import java.util.Optional;
import org.rowan.base.Personal;

/// The services that may hand items in, by the digest of their key.
///
/// - Errors: `IOException` when the database cannot be reached.
public interface ApiClients {

    /// The name of the client that has this key.
    Optional<String> named(Personal<String> key) throws IOException;

    /// A new client and its key, which is shown once and kept nowhere; empty when the name is taken.
    Optional<Personal<String>> add(String name) throws IOException;
}
