package org.rowan.agency.ncmec.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.ncmec.XmlNode;

/// A report as the simulator holds it. `reference`: the sender's own reference, read from the report's
/// additional information, which makes a second filing of the same case visible. `document`: the report as it came.
public record SimulatedReport(
        long id,
        State state,
        Instant opened,
        Instant touched,
        Optional<String> reference,
        XmlNode document,
        List<SimulatedFile> files) {
    public SimulatedReport {
        files = List.copyOf(files);
    }

    public enum State {
        OPEN,
        FINISHED,
        RETRACTED,
        /// Never finished, and deleted when its time was over.
        LAPSED
    }

    /// `viewed`: what the details said of `fileViewedByEsp`; empty when they left it out or never came.
    public record SimulatedFile(String id, String md5, long length, boolean described, Optional<Boolean> viewed) {}
}
