package org.rowan.cases;

import java.util.List;
import java.util.Optional;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;

/// What a reviewer found to be true of one file.
///
/// - `supplemental`: the file helps to understand and is not itself what is reported; such a file has no classification
///   and is no meme.
public record FileFinding(
        EvidenceId evidence, List<FileMark> marks, Optional<Classification> classification, boolean supplemental) {
    public FileFinding {
        marks = marks.stream().distinct().sorted().toList();
        if (supplemental && (classification.isPresent() || marks.contains(FileMark.POTENTIAL_MEME))) {
            throw new IllegalArgumentException("a supplemental file has no classification and is no meme");
        }
    }
}
