package org.rowan.server.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.cases.CaseFile;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;
import org.rowan.incident.ReportMark;
import org.rowan.server.words.FindingWords;
import org.rowan.server.words.Text;

/// What a reviewer marked in the form of a referral, as it was marked.
public record FindingsForm(List<String> marks, boolean viral, List<OfFile> files) {
    static final FindingsForm EMPTY = new FindingsForm(List.of(), false, List.of());

    /// What was marked of one file.
    public record OfFile(EvidenceId evidence, List<String> marks, String classification, boolean supplemental) {

        Optional<FileFinding> read() {
            List<FileMark> found = marks.stream()
                    .flatMap(mark -> FileMark.ofLabel(mark).stream())
                    .toList();
            Optional<Classification> grade = Classification.ofLabel(classification);
            return found.isEmpty() && grade.isEmpty() && !supplemental
                    ? Optional.empty()
                    : Optional.of(new FileFinding(evidence, found, grade, supplemental));
        }

        boolean contradicts() {
            boolean meme = marks.contains(FileMark.POTENTIAL_MEME.label());
            return supplemental && (meme || !classification.isEmpty());
        }
    }

    /// One field of the form, to be sent again as it was.
    public record Field(String name, String value) {}

    /// Asks only for the files that the case has.
    static FindingsForm of(Visit visit, CaseFile file) {
        List<OfFile> files = new ArrayList<>();
        for (EvidenceItem item : file.evidence()) {
            String id = item.id().hex();
            files.add(new OfFile(
                    item.id(),
                    visit.fields("mark-" + id),
                    visit.field("class-" + id),
                    !visit.field("supplemental-" + id).isEmpty()));
        }
        return new FindingsForm(visit.fields("mark"), !visit.field("viral").isEmpty(), files);
    }

    /// What cannot be said at once.
    List<Text> wrong(boolean imminent, boolean toNcmec) {
        List<Text> wrong = new ArrayList<>();
        if (files.stream().anyMatch(OfFile::contradicts)) wrong.add(FindingWords.SUPPLEMENTAL_CONTRADICTS);
        if (viral && (imminent || !toNcmec)) wrong.add(FindingWords.VIRAL_CONTRADICTS);
        return wrong;
    }

    /// Words that nobody knows are left out; the form has none of them.
    Optional<Findings> read() {
        Findings found = new Findings(
                marks.stream()
                        .flatMap(mark -> ReportMark.ofLabel(mark).stream())
                        .toList(),
                files.stream().flatMap(file -> file.read().stream()).toList(),
                viral);
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /// Everything that was marked, for a page that sends it on.
    public List<Field> fields() {
        Stream<Field> whole = Stream.concat(
                marks.stream().map(mark -> new Field("mark", mark)),
                viral ? Stream.of(new Field("viral", "yes")) : Stream.of());
        return Stream.concat(whole, files.stream().flatMap(FindingsForm::fields))
                .toList();
    }

    private static Stream<Field> fields(OfFile file) {
        String id = file.evidence.hex();
        List<Field> fields = new ArrayList<>();
        file.marks.forEach(mark -> fields.add(new Field("mark-" + id, mark)));
        if (!file.classification.isEmpty()) fields.add(new Field("class-" + id, file.classification));
        if (file.supplemental) fields.add(new Field("supplemental-" + id, "yes"));
        return fields.stream();
    }

    public boolean has(ReportMark mark) {
        return marks.contains(mark.label());
    }

    public boolean has(String evidence, FileMark mark) {
        return of(evidence).filter(f -> f.marks.contains(mark.label())).isPresent();
    }

    public boolean has(String evidence, Classification grade) {
        return of(evidence).filter(f -> f.classification.equals(grade.name())).isPresent();
    }

    public boolean supplemental(String evidence) {
        return of(evidence).filter(OfFile::supplemental).isPresent();
    }

    private Optional<OfFile> of(String evidence) {
        return files.stream().filter(f -> f.evidence.hex().equals(evidence)).findFirst();
    }
}
