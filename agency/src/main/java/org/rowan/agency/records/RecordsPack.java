package org.rowan.agency.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.Fields;
import org.rowan.auditlog.LoggedEntry;
import org.rowan.base.Bytes;
import org.rowan.base.Inert;
import org.rowan.cases.CaseFile;
import org.rowan.evidence.EvidenceId;
import org.rowan.flow.Records;
import org.rowan.referral.FilingFile;
import org.rowan.signal.Digests;

/// The files of a records pack in the order in which they are written: the words, then the evidence. The
/// same records give the same words.
public final class RecordsPack {
    private final CaseRecords records;
    private final List<Part> parts = new ArrayList<>();
    private final List<PackedFile> files;

    private RecordsPack(CaseRecords records) {
        this.records = records;
        this.files = PackedFile.all(records.file());
        bagInfo();
        index();
        words("data/case.json", CaseDocument.of(records.file()).json());
        words("data/views.json", CaseDocument.views(records.file()).json());
        records.filings().forEach(this::filing);
        log();
        words("data/how-to-check.txt", HOW_TO_CHECK);
        files.stream()
                .filter(PackedFile::held)
                .forEach(file -> parts.add(new File(file.path(), file.id(), file.length(), file.digests())));
    }

    public static List<Part> of(CaseRecords records) {
        return List.copyOf(new RecordsPack(records).parts);
    }

    public sealed interface Part {
        String path();
    }

    /// Something written here.
    public record Words(String path, Bytes content) implements Part {}

    /// A file of evidence, which whoever holds the keys opens while it is written.
    public record File(String path, EvidenceId id, long length, Digests digests) implements Part {}

    private void words(String path, String text) {
        parts.add(new Words(path, Bytes.utf8(text)));
    }

    /// - Source: RFC 8493, 2.2.2. Whoever writes the folder adds the size of the payload.
    private void bagInfo() {
        StringBuilder text = new StringBuilder();
        Optional.of(records.service())
                .filter(name -> !name.isBlank())
                .ifPresent(name -> line(text, "Source-Organization", name));
        line(text, "External-Identifier", records.file().id().value());
        line(text, "External-Description", title());
        line(text, "Internal-Sender-Identifier", records.order().authority());
        line(text, "Internal-Sender-Description", records.order().purpose());
        line(text, "Bagging-Date", records.order().at().toString().substring(0, "2026-11-26".length()));
        line(text, "Bag-Software-Agent", records.program());
        words("bag-info.txt", text.toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(Inert.of(value)).append('\n');
    }

    private String title() {
        String drill = records.file().drill() ? "DRILL, made pictures, no real person. " : "";
        return drill + "Records of case " + records.file().id();
    }

    private void index() {
        Index index = new Index(title(), new IndexSections(records, files).all());
        parts.add(new Words("data/index.txt", index.text()));
        parts.add(new Words("data/index.html", index.html()));
    }

    private void filing(FilingFile filing) {
        String folder = "data/filings/" + filing.id() + "/";
        FilingDocument document = FilingDocument.of(filing);
        Fields fields = new Fields()
                .add("form", "rowan-filing/1")
                .add("filing", filing.id().value())
                .add("to", filing.referral().destination().label())
                .list("events", document.events());
        words(folder + "filing.json", fields.json());
        parts.add(new Words(folder + "referral.txt", Records.referral(filing.referral())));
        document.answers().forEach((name, bytes) -> parts.add(new Words(folder + name, bytes)));
    }

    private void log() {
        words("data/log/log.vkey", records.logKey() + "\n");
        words("data/log/checkpoint", records.checkpoint().written());
        for (LoggedEntry logged : records.trail()) {
            String name = entryName(logged);
            parts.add(new Words(name + ".txt", logged.entry().text()));
            words(name + ".tlog-proof", logged.proof().written());
        }
        words("data/log/opening.txt", opening());
    }

    static String entryName(LoggedEntry logged) {
        return "data/log/entry-%012d".formatted(logged.index());
    }

    /// What the references of this case in the log stand for, so that a stranger can compute them anew.
    private String opening() {
        CaseFile file = records.file();
        StringBuilder text = new StringBuilder("rowan-opening/1\n");
        text.append("case: ").append(file.id()).append('\n');
        text.append("blind: ").append(records.blind().value().hex()).append('\n');
        for (PackedFile packed : files) {
            if (packed.held()) {
                text.append("evidence: %s %s\n".formatted(packed.id().hex(), packed.path()));
            }
        }
        for (FilingFile filing : records.filings()) {
            text.append("package: data/filings/").append(filing.id()).append("/referral.txt\n");
        }
        return text.toString();
    }

    private static final String HOW_TO_CHECK = """
            How to check this pack

            It is a BagIt 1.0 bag (RFC 8493): any validator of bags checks that nothing in it was changed or left out,
            and so does, in its folder:

                sha256sum --check --strict tagmanifest-sha256.txt
                sha256sum --check --strict manifest-sha256.txt

            What the manifests cannot say is whether the pack as a whole is the one that was handed out. That follows
            from the log of the service, to which data/log holds proofs. With the program Rowan, which is free
            software, and without a network:

                ./rowan verify FOLDER --vkey KEY

            KEY is the key of the service's log. Ask the service for it by another way than this pack, or take it from
            somebody who keeps it: with the copy in data/log/log.vkey alone you learn that the pack agrees with itself.

            It shows that every entry stands in the signed log, that no entry of this case is missing up to the order
            for this pack, that each file of evidence is the one that was sealed when it was taken in, and that each
            referral is the one that the reviewers agreed on. It cannot show that nothing happened outside the log.

            data/log/opening.txt holds the secret with which the references of this one case can be computed anew.
            Whoever has it can read this case in the log; keep it as you keep the rest.
            """;
}
