package org.rowan.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.ReportMark;

/// What a reviewer found to be true of an incident and of its files. A mark that is not here was not found; that is no
/// statement that it is false.
///
/// - `viral`: to be told as a viral report, which names accounts and one file and leaves everything else out; a lead's
///   choice.
public record Findings(List<ReportMark> marks, List<FileFinding> files, boolean viral) {
    public static final Findings NONE = new Findings(List.of(), List.of(), false);

    public Findings {
        marks = marks.stream().distinct().sorted().toList();
        files = List.copyOf(files);
        if (files.stream().map(FileFinding::evidence).distinct().count() < files.size()) {
            throw new IllegalArgumentException("findings name each file once; got one twice");
        }
    }

    public Optional<FileFinding> of(EvidenceId file) {
        return files.stream().filter(f -> f.evidence().equals(file)).findFirst();
    }

    /// What people who agree found together: every mark that one of them made. Where they classified a file differently
    /// it has no classification, and where one calls it reported it is reported.
    public static Findings together(List<Findings> all) {
        List<EvidenceId> files = all.stream()
                .flatMap(f -> f.files.stream())
                .map(FileFinding::evidence)
                .distinct()
                .toList();
        return new Findings(
                all.stream().flatMap(f -> f.marks.stream()).toList(),
                files.stream().map(file -> together(file, all)).toList(),
                all.stream().anyMatch(Findings::viral));
    }

    private static FileFinding together(EvidenceId file, List<Findings> all) {
        List<FileFinding> found = all.stream().flatMap(f -> f.of(file).stream()).toList();
        var classes = found.stream()
                .flatMap(f -> f.classification().stream())
                .distinct()
                .toList();
        return new FileFinding(
                file,
                found.stream().flatMap(f -> f.marks().stream()).toList(),
                classes.size() == 1 ? Optional.of(classes.getFirst()) : Optional.empty(),
                found.stream().allMatch(FileFinding::supplemental));
    }

    /// Whether nobody found anything.
    public boolean isEmpty() {
        return Stream.of(marks, files).allMatch(List::isEmpty) && !viral;
    }
}
