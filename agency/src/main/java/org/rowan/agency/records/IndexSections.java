package org.rowan.agency.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rowan.agency.records.Index.Section;
import org.rowan.auditlog.EntryText;
import org.rowan.auditlog.LoggedEntry;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Viewed;
import org.rowan.referral.FilingFile;

/// The sections of the index, from the same facts as the documents beside it.
final class IndexSections {
    private final CaseRecords records;
    private final List<PackedFile> files;

    IndexSections(CaseRecords records, List<PackedFile> files) {
        this.records = records;
        this.files = files;
    }

    List<Section> all() {
        return List.of(order(), item(), evidence(), events(), views(), filings(), log(), contents());
    }

    private Section order() {
        List<List<String>> rows = new ArrayList<>();
        CaseFile file = records.file();
        if (file.drill()) rows.add(List.of("drill", "yes: made pictures, no real person"));
        rows.add(List.of("case", file.id().value()));
        rows.add(List.of("state", CaseDocument.word(file.state())));
        rows.add(List.of("ordered at", records.order().at().toString()));
        rows.add(List.of("ordered by", records.order().by().value()));
        rows.add(List.of("authority", records.order().authority()));
        rows.add(List.of("purpose", records.order().purpose()));
        if (!records.service().isBlank()) rows.add(List.of("service", records.service()));
        rows.add(List.of("made with", records.program()));
        return table("What this is", List.of("fact", "value"), rows, "");
    }

    private Section item() {
        List<List<String>> rows = new ArrayList<>();
        flat("", CaseDocument.item(records.file().opened().item()).map(), rows);
        return table("The item and the account, as the service stated them", List.of("field", "value"), rows, "");
    }

    private Section evidence() {
        List<List<String>> rows = files.stream()
                .map(file -> List.of(
                        file.destroyed().map(at -> "destroyed at " + at).orElse(file.path()),
                        file.mediaType(),
                        String.valueOf(file.length()),
                        file.digests().sha256().hex(),
                        file.digests().sha1().hex(),
                        file.digests().md5().hex()))
                .toList();
        return table(
                "Files of evidence, with their digests as recorded when they were taken in",
                List.of("file", "type by content", "bytes", "SHA-256", "SHA-1", "MD5"),
                rows,
                "The case holds no file.");
    }

    private Section events() {
        List<List<String>> rows = new ArrayList<>();
        for (CaseEvent event : records.file().events()) {
            Map<String, Object> fields = CaseDocument.event(event).map();
            List<List<String>> details = new ArrayList<>();
            flat("", fields, details);
            rows.add(List.of(
                    event.at().toString(),
                    String.valueOf(fields.get("event")),
                    details.stream()
                            .filter(d -> !d.getFirst().equals("event")
                                    && !d.getFirst().equals("at"))
                            .map(d -> d.getFirst() + " = " + d.getLast())
                            .collect(Collectors.joining("; "))));
        }
        return table("What happened", List.of("at (UTC)", "what", "details"), rows, "");
    }

    private Section views() {
        List<List<String>> rows = records.file().views().stream()
                .map(view -> List.of(
                        view.at().toString(),
                        view.by().value(),
                        place(view),
                        CaseDocument.word(view.rung()),
                        view.whole() ? "yes" : "no",
                        "%.1f".formatted(view.inView().toMillis() / 1000.0),
                        view.counts() ? "yes" : "no, too briefly"))
                .toList();
        return table(
                "Who saw what, as the screens recorded it",
                List.of("at (UTC)", "who", "file", "rung", "entire contents", "seconds in view", "counts as seen"),
                rows,
                "No viewing is recorded.");
    }

    private String place(Viewed view) {
        return files.stream()
                .filter(file -> file.id().equals(view.evidence()))
                .map(PackedFile::path)
                .findFirst()
                .orElse("unknown");
    }

    private Section filings() {
        List<List<String>> rows = new ArrayList<>();
        for (FilingFile filing : records.filings()) {
            List<List<String>> end = new ArrayList<>();
            flat("", FilingDocument.of(filing).events().getLast().map(), end);
            rows.add(List.of(
                    filing.id().value(),
                    filing.referral().destination().label(),
                    end.stream().map(d -> d.getFirst() + " = " + d.getLast()).collect(Collectors.joining("; ")),
                    "data/filings/" + filing.id()));
        }
        return table(
                "Referrals and what the agencies answered",
                List.of("filing", "to", "newest step", "folder"),
                rows,
                "The case was not referred.");
    }

    private Section log() {
        List<List<String>> rows = records.trail().stream().map(this::entry).toList();
        return table(
                "What the log of the service holds of this case",
                List.of("index", "at (UTC)", "type", "file"),
                rows,
                "Nothing.");
    }

    private List<String> entry(LoggedEntry logged) {
        EntryText.Wellformed text = logged.entry().read();
        return List.of(
                String.valueOf(logged.index()),
                text.time().toString(),
                text.type(),
                RecordsPack.entryName(logged) + ".txt");
    }

    private Section contents() {
        return table(
                "What else is in this folder",
                List.of("file", "what it is"),
                List.of(
                        List.of("data/case.json", "the case with its whole history"),
                        List.of("data/views.json", "the ledger of viewings"),
                        List.of(
                                "data/filings/",
                                "each referral as it was agreed on, its steps, and every answer as it came"),
                        List.of(
                                "data/evidence/",
                                "the files as they were taken in; those named unseen were frozen, and nobody of the"
                                        + " service looked at them"),
                        List.of("data/log/", "entries of the log, each with its proof, and the signed head"),
                        List.of("data/how-to-check.txt", "how anybody can check all this")),
                "");
    }

    private static Section table(String title, List<String> head, List<List<String>> rows, String empty) {
        return new Section(title, head, rows, empty);
    }

    private static void flat(String prefix, Object value, List<List<String>> rows) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, inner) -> flat(prefix.isEmpty() ? "" + name : prefix + "." + name, inner, rows));
            case Collection<?> all -> {
                int n = 1;
                for (Object one : all) flat(prefix + "[" + n++ + "]", one, rows);
            }
            default -> rows.add(List.of(prefix, String.valueOf(value)));
        }
    }
}
