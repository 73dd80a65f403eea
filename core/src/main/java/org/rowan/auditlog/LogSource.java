package org.rowan.auditlog;

import java.util.Optional;
import org.rowan.base.Bytes;

/// Where the files of a log are read from: a folder, a web server.
///
/// - Errors: `E` is what reading can fail with. A file that is not there is no failure but a finding.
@FunctionalInterface
public interface LogSource<E extends Exception> {

    /// The bytes at `path` below the log's address (`checkpoint`, `tile/0/000.p/8`, …); empty when there is
    /// no such file.
    Optional<Bytes> read(String path) throws E;
}
