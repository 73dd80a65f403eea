package org.rowan.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rowan.agency.records.CaseRecords;
import org.rowan.agency.records.RecordsPack;
import org.rowan.flow.Packing;

/// What this installation says of itself in what it hands out.
final class HandOver {
    private HandOver() {}

    /// `service`: its name, or empty where the operator gave none. `logKey`: the log's key as written.
    static Function<Packing.Ordered, List<RecordsPack.Part>> records(String service, String logKey) {
        return ordered -> RecordsPack.of(new CaseRecords(
                ordered.order(),
                ordered.loaded().file(),
                ordered.loaded().filings(),
                ordered.loaded().secrets().blind(),
                ordered.trail().entries(),
                ordered.trail().note(),
                logKey,
                service,
                program()));
    }

    /// What made it, with its version where it has one.
    static String program() {
        return "Rowan"
                + Optional.ofNullable(HandOver.class.getPackage().getImplementationVersion())
                        .map(version -> " " + version)
                        .orElse("");
    }
}
