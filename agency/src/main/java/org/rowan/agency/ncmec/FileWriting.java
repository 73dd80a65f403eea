package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.cases.FileFinding;
import org.rowan.cases.MatchFact;
import org.rowan.incident.FileMark;
import org.rowan.incident.FileStatement;
import org.rowan.incident.FileStatement.OriginalHash;
import org.rowan.referral.Enclosure;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// Writes the document that describes one uploaded file, and the one for an enclosure.
final class FileWriting {
    private static final String REPORTED = "Reported";
    private static final String SUPPLEMENTAL = "Supplemental Reported";

    private final Referral referral;
    private final LongValues longValues;

    /// The names that NCMEC gave.
    record Numbers(long report, String file) {}

    FileWriting(Referral referral, LongValues longValues) {
        this.referral = referral;
        this.longValues = longValues;
    }

    XmlNode node(ReferredFile file, Numbers numbers) {
        boolean viral = referral.found().viral();
        Part details = viral
                ? Part.strict("fileDetails", Origin.AGENCY)
                : Part.root("fileDetails", new Notes(longValues), Origin.AGENCY);
        numbered(details, numbers);
        details.from(Origin.UPLOAD)
                .put("uploadedToEspTimestamp", file.uploadedAt().toString())
                .put("publiclyAvailable", file.publiclyAvailable());
        viewed(details, file, viral);
        finding(details, file, viral);
        if (viral) return details.required();
        fileNotes(details.notes(), file);
        details.from(Origin.UPLOAD).put("originalFileName", file.originalName()).put("locationOfFile", file.url());
        file.uploadedFrom().ifPresent(ip -> details.add(Persons.capture(details.child("ipCaptureEvent"), ip)));
        hashes(details, file);
        stated(details, referral.item().stated().file());
        return details.additionalInfo().required();
    }

    /// Nobody uploaded an enclosure, so there is nothing to be said of its viewing or its hashes.
    XmlNode node(Enclosure enclosure, Numbers numbers) {
        Part details = Part.root("fileDetails", new Notes(longValues), Origin.AGENCY);
        numbered(details, numbers).from(Origin.ROWAN).put("fileRelevance", SUPPLEMENTAL);
        details.notes()
                .line(
                        switch (enclosure.kind()) {
                            case EXCERPT ->
                                enclosure.name() + ": messages as the service stated them, put into text by software.";
                            case LONG_VALUES ->
                                enclosure.name() + ": values too long for their fields, whole, put here by software.";
                        },
                        Origin.ROWAN);
        return details.additionalInfo().required();
    }

    private static Part numbered(Part details, Numbers numbers) {
        return details.put("reportId", String.valueOf(numbers.report())).put("fileId", numbers.file());
    }

    /// The form takes "metadata viewed" only beside "file viewed whole"; without it the fact is told in words.
    private static void viewed(Part details, ReferredFile file, boolean viral) {
        details.from(Origin.VIEWS).put("fileViewedByEsp", String.valueOf(file.viewedWhole()));
        if (file.viewedWhole() || !file.metadataViewed()) {
            details.put("exifViewedByEsp", String.valueOf(file.metadataViewed()));
        } else if (!viral) {
            details.notes()
                    .line(
                            "A person viewed the embedded metadata; no viewing of the entire file is recorded.",
                            Origin.VIEWS);
        }
    }

    private void finding(Part details, ReferredFile file, boolean viral) {
        Optional<FileFinding> found = referral.found().of(file.evidence().id());
        boolean supplemental = found.filter(FileFinding::supplemental).isPresent();
        details.from(Origin.DECISION).put("fileRelevance", supplemental ? SUPPLEMENTAL : REPORTED);
        Part marks = details.child("fileAnnotations");
        found.ifPresent(f -> f.marks().stream()
                .filter(m -> !viral || m == FileMark.VIRAL || m == FileMark.POTENTIAL_MEME)
                .forEach(m -> marks.mark(Wording.of(m))));
        marks.from(Origin.STATEMENT);
        FileStatement stated = referral.item().stated().file();
        if (!viral) {
            said(details, marks, stated.generativeAi(), FileMark.GENERATIVE_AI, "generative AI");
            said(details, marks, stated.liveStream(), FileMark.LIVE_STREAM, "a live stream");
        }
        details.add(marks);
        details.put(
                "industryClassification",
                found.flatMap(FileFinding::classification).map(Enum::name));
    }

    /// A mark has no "no"; a "no" is told in words.
    private static void said(Part details, Part marks, Optional<Boolean> stated, FileMark mark, String what) {
        if (stated.isEmpty()) return;
        if (stated.get()) {
            marks.mark(Wording.of(mark));
        } else {
            details.notes().line("The service states that the file does not come from " + what + ".", Origin.STATEMENT);
        }
    }

    /// The form wants the hashes of the bytes as the user uploaded them. Where the service has other bytes than that,
    /// it stated the original hashes, and ours are told as those of the file that is sent.
    private void hashes(Part details, ReferredFile file) {
        List<OriginalHash> stated = referral.item().stated().file().originalHashes();
        details.from(stated.isEmpty() ? Origin.BYTES : Origin.STATEMENT);
        for (OriginalHash hash : stated.isEmpty() ? ours(file) : stated) {
            details.add(details.child("originalFileHash")
                    .attribute("hashType", Optional.of(hash.kind()))
                    .text(hash.value()));
        }
        if (!stated.isEmpty()) {
            Part pairs = details.from(Origin.BYTES).child("details").attribute("type", Optional.of("HASH"));
            ours(file).forEach(hash -> pair(pairs, hash.kind() + " of the file sent", hash.value()));
            details.add(pairs);
        }
    }

    private static void pair(Part pairs, String name, String value) {
        pairs.add(pairs.child("nameValuePair").put("name", name).put("value", value));
    }

    private static List<OriginalHash> ours(ReferredFile file) {
        var digests = file.evidence().digests();
        List<OriginalHash> hashes = new ArrayList<>();
        hashes.add(new OriginalHash("MD5", digests.md5().hex()));
        hashes.add(new OriginalHash("SHA1", digests.sha1().hex()));
        hashes.add(new OriginalHash("SHA256", digests.sha256().hex()));
        file.evidence()
                .fingerprints()
                .ifPresent(f ->
                        hashes.add(new OriginalHash("PDQ", f.hashed().hash().hex())));
        return hashes;
    }

    private static void stated(Part details, FileStatement stated) {
        details.from(Origin.STATEMENT);
        stated.devices().forEach(device -> details.add(Persons.device(details.child("deviceId"), device)));
        var fields = stated.embedded().stream()
                .filter(f -> !f.value().reveal().isBlank())
                .toList();
        if (fields.isEmpty()) return;
        Part pairs = details.child("details").attribute("type", Optional.of("EXIF"));
        fields.forEach(field -> pair(pairs, field.name(), text(field.value())));
        details.add(pairs);
    }

    private static String text(Personal<String> value) {
        return value.reveal();
    }

    private static void fileNotes(Notes notes, ReferredFile file) {
        notes.line(
                "Type by content: %s, %d bytes."
                        .formatted(file.evidence().mediaType(), file.evidence().length()),
                Origin.BYTES);
        file.evidence()
                .undecodable()
                .ifPresent(why -> notes.line(
                        "The file could not be decoded here; it was compared by digest only.", Origin.BYTES));
        for (MatchFact match : file.matches()) {
            notes.line("Matched " + match.inWords() + ".", Origin.LISTS);
        }
    }
}
