package org.rowan.cli.scan;

import java.io.IOException;
import org.rowan.exchange.s3.Sink;

/// One file or object to be compared.
interface Content {
    /// As its line has it.
    String name();

    /// - Units: bytes.
    long size() throws IOException;

    /// - Errors: `Stopped` when nothing else can be read either; any other `IOException` is about this one.
    void pour(Sink into) throws IOException;
}
