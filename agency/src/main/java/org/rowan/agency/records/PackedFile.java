package org.rowan.agency.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.EvidenceItem;

/// A file that was sealed, and where it stands in the pack. Its name there is neutral, since the user's own
/// could be anything. `destroyed`: when it was.
record PackedFile(String path, EvidenceItem item, Optional<Instant> destroyed) {

    boolean held() {
        return destroyed.isEmpty();
    }

    static List<PackedFile> all(CaseFile file) {
        List<PackedFile> all = new ArrayList<>();
        for (EvidenceItem item : CaseDocument.sealed(file)) {
            all.add(new PackedFile(
                    "data/evidence/file-%02d.bin".formatted(all.size() + 1),
                    item,
                    CaseDocument.destroyed(file, item).map(e -> e.at())));
        }
        return List.copyOf(all);
    }
}
