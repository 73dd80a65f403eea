package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Bytes;

/// Turns typed documents into the bytes that are sent, after checking all that can be checked without
/// NCMEC.
public final class Documents {
    private Documents() {}

    /// Bytes ready to be sent, or everything that is wrong, at once.
    public sealed interface Written {}

    public record Document(Bytes xml) implements Written {}

    public record Flawed(List<Flaw> flaws) implements Written {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /// - Units: `now` decides which moments are past; a moment in the future is a flaw and is never
    ///   clamped.
    public static Written write(ReportDocument report, Instant now) {
        return write(report.node(), now);
    }

    public static Written write(FileDetails file, Instant now) {
        return write(file.node(), now);
    }

    static Written write(XmlNode root, Instant now) {
        List<Flaw> flaws = new ArrayList<>(SchemaModel.cyberTipline().check(root, now));
        // We send no earlier report numbers yet, so none can be ours.
        flaws.addAll(DocumentRules.check(root, id -> false));
        return flaws.isEmpty() ? new Document(XmlOutput.bytes(root)) : new Flawed(flaws);
    }
}
