package org.rowan.server.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.cases.CaseFile;
import org.rowan.cases.ChildRisk;
import org.rowan.cases.Completeness;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Person;
import org.rowan.port.Journal.Loaded;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.Next;

/// A case for a scripted reader: where it stands, its files, its filings. Of other people's decisions it
/// says as little as the page does before one has decided oneself: nothing.
final class CaseJson {
    private CaseJson() {}

    static Map<String, Object> of(Loaded loaded, Person reader, List<Completeness> reports) {
        CaseFile file = loaded.file();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("case", file.id().value());
        json.put("state", file.state().name());
        json.put("open", file.state().openToDecisions());
        json.put("decided", file.lastDecider().filter(reader.id()::equals).isPresent());
        json.put("drill", file.drill());
        json.put("risk", ChildRisk.of(file).rank().label());
        json.put("evidence", file.evidence().stream().map(CaseJson::evidence).toList());
        json.put("preserved", file.preservation().isPresent());
        json.put("kept", file.kept().stream().map(CaseJson::kept).toList());
        json.put("filings", loaded.filings().stream().map(CaseJson::filing).toList());
        json.put("completeness", reports.stream().map(CaseJson::report).toList());
        return json;
    }

    private static Map<String, Object> report(Completeness report) {
        return Map.of(
                "destination",
                report.to().label(),
                "facts",
                report.lines().stream()
                        .map(line -> Map.of("fact", line.need().label(), "standing", standing(line.standing())))
                        .toList());
    }

    private static String standing(Completeness.Standing standing) {
        return switch (standing) {
            case Completeness.Held held -> "held";
            case Completeness.NotHeld not -> "not_held";
            case Completeness.Asked asked -> "asked";
            case Completeness.Unknown unknown -> "unknown";
        };
    }

    private static Map<String, Object> evidence(EvidenceItem item) {
        return Map.of("id", item.id().hex(), "media_type", item.mediaType(), "length", item.length());
    }

    /// What is kept unseen: its length and digest, and nothing by which it could be opened.
    private static Map<String, Object> kept(KeptItem item) {
        return Map.of(
                "length", item.length(),
                "sha256", item.digests().sha256().value().hex());
    }

    private static Map<String, Object> filing(FilingFile filing) {
        return Map.of(
                "id", filing.id().value(),
                "destination", filing.referral().destination().label(),
                "waiting", filing.next() instanceof Next.WaitForPerson,
                "outcome",
                        filing.outcome().map(o -> o.getClass().getSimpleName()).orElse(""),
                "reference", filing.outcome().map(CaseJson::reference).orElse(""));
    }

    private static String reference(FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed -> filed.reference();
            case FilingOutcome.Unknown unknown -> unknown.number();
            case FilingOutcome.Rejected rejected -> "";
            case FilingOutcome.NotSent notSent -> "";
        };
    }
}
