package org.rowan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// A log of made entries in a folder, in the proportions of a service that reviews and files: cases of seven
/// entries, from opened to sent, after a policy and a list.
final class MadeLog {
    static final String ORIGIN = "log.example.org/bench";

    private static final Instant BEGAN = Instant.ofEpochSecond(1_790_000_000L);
    private static final Label AGENCY = Label.of("ncmec");

    private final SplittableRandom random = new SplittableRandom(7);
    private final Path folder;
    private final TreeGrowth tree = new TreeGrowth();
    private final List<Bytes> bundle = new ArrayList<>();

    private MadeLog(Path folder) {
        this.folder = folder;
    }

    /// Writes a log of `size` entries, its head signed by `sign`.
    static void write(Path folder, long size, Function<Checkpoint, SignedNote> sign) throws IOException {
        new MadeLog(folder).write(size, sign);
    }

    private void write(long size, Function<Checkpoint, SignedNote> sign) throws IOException {
        ServiceFact policy =
                ServiceFact.PolicySet.of(Label.of("matching"), Map.of(Label.of("distance"), 31L), List.of());
        Digest policyLeaf = add(Entry.of(BEGAN, salt(), policy));
        ServiceFact list = new ServiceFact.ListImport(
                Label.of("made"), Label.of("made"), Label.of("v1"), 1, digest(), digest(), true, reference());
        Digest listLeaf = add(Entry.of(BEGAN, salt(), list));
        while (tree.size() < size) aCase(size, policyLeaf, listLeaf);
        for (Tile tile : tree.partial()) put(tile.path(), tile.bytes());
        flush();
        Checkpoint head = new Checkpoint(ORIGIN, tree.size(), tree.root());
        Files.writeString(folder.resolve("checkpoint"), sign.apply(head).written());
    }

    private void aCase(long size, Digest policyLeaf, Digest listLeaf) throws IOException {
        Reference sent = reference();
        List<CaseFact> facts = List.of(
                new CaseFact.CaseOpen(CaseFact.CaseSource.MATCH, reference(), true),
                new CaseFact.MatchDecision(
                        CaseFact.MatchOutcome.QUEUED_FOR_REVIEW, List.of(listLeaf), policyLeaf, reference()),
                new CaseFact.EvidenceSeal(digest(), digest(), reference()),
                new CaseFact.EvidenceAccess(digest(), CaseFact.AccessPurpose.MASKED_VIEW, List.of(reference())),
                new CaseFact.ReviewDecided(
                        CaseFact.ReviewOutcome.CONFIRMED, List.of(reference(), reference()), reference()),
                new CaseFact.ReferralIntent(AGENCY, sent),
                new CaseFact.ReferralSent(AGENCY, sent, reference()));
        CaseLink link = CaseLink.first(reference());
        for (CaseFact fact : facts) {
            if (tree.size() == size) return;
            Entry entry = Entry.of(BEGAN.plusSeconds(tree.size() / 100), salt(), link, fact);
            add(entry);
            link = link.after(entry);
        }
    }

    private Digest add(Entry entry) throws IOException {
        Digest leaf = entry.leafHash();
        bundle.add(entry.text());
        for (Tile tile : tree.add(leaf)) put(tile.path(), tile.bytes());
        if (bundle.size() == TilePath.FULL) flush();
        return leaf;
    }

    private void flush() throws IOException {
        if (bundle.isEmpty()) return;
        put(TilePath.entries((tree.size() - 1) / TilePath.FULL, bundle.size()), EntryBundle.of(bundle));
        bundle.clear();
    }

    private void put(TilePath path, Bytes content) throws IOException {
        Path file = folder.resolve(path.text());
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        Files.write(file, content.toArray());
    }

    private Digest digest() {
        return new Digest(bytes(Digest.LENGTH));
    }

    private Reference reference() {
        return new Reference(digest());
    }

    private Salt salt() {
        return new Salt(bytes(16));
    }

    private Bytes bytes(int length) {
        byte[] fresh = new byte[length];
        random.nextBytes(fresh);
        return Bytes.adopt(fresh);
    }
}
