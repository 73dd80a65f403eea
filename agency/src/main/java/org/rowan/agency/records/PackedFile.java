package org.rowan.agency.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.KeptItem;
import org.rowan.evidence.EvidenceId;
import org.rowan.signal.Digests;

/// A file that was sealed, and where it stands in the pack. Its name there is neutral, since the user's own
/// could be anything. `mediaType`: by content, or that nobody looked. `destroyed`: when it was.
record PackedFile(
        String path, EvidenceId id, String mediaType, long length, Digests digests, Optional<Instant> destroyed) {
    private static final String UNSEEN = "kept unseen, nobody looked";

    boolean held() {
        return destroyed.isEmpty();
    }

    static List<PackedFile> all(CaseFile file) {
        List<PackedFile> all = new ArrayList<>();
        for (EvidenceItem item : CaseDocument.sealed(file)) {
            all.add(new PackedFile(
                    "data/evidence/file-%02d.bin".formatted(all.size() + 1),
                    item.id(),
                    item.mediaType(),
                    item.length(),
                    item.digests(),
                    CaseDocument.destroyed(file, item.id()).map(e -> e.at())));
        }
        int seen = all.size();
        for (KeptItem kept : CaseDocument.unseen(file)) {
            all.add(new PackedFile(
                    "data/evidence/unseen-%04d.bin".formatted(all.size() - seen + 1),
                    kept.id(),
                    UNSEEN,
                    kept.length(),
                    kept.digests(),
                    CaseDocument.destroyed(file, kept.id()).map(e -> e.at())));
        }
        return List.copyOf(all);
    }
}
