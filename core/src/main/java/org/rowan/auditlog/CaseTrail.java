package org.rowan.auditlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Finds what a published log holds of one case, and proves each entry under the log's signed head.
///
/// - Errors: `E` when the files cannot be read; a file that is not as it should be is a [Gap].
public final class CaseTrail<E extends Exception> {
    private final LogSource<E> source;
    private final SignedNote note;
    private final Checkpoint head;

    private CaseTrail(LogSource<E> source, SignedNote note, Checkpoint head) {
        this.source = source;
        this.note = note;
        this.head = head;
    }

    public sealed interface Found {}

    /// The whole chain of the case, from its first entry on. `note`: the head that the proofs are under.
    public record Trail(List<LoggedEntry> entries, SignedNote note) implements Found {
        public Trail {
            entries = List.copyOf(entries);
        }
    }

    /// The log lacks something. `what`: in words, for a sentence.
    public record Gap(String what) implements Found {}

    /// The entries of the case `caseReference`, none of which is older than `since`.
    public static <E extends Exception> Found of(LogSource<E> source, Reference caseReference, Instant since) throws E {
        Optional<Bytes> file = source.read("checkpoint");
        if (file.isEmpty()) return new Gap("its checkpoint is not there");
        if (!(SignedNote.read(file.get().asUtf8()) instanceof SignedNote note)) {
            return new Gap("its checkpoint cannot be read");
        }
        Optional<Checkpoint> head = Checkpoint.read(note.text());
        if (head.isEmpty()) return new Gap("its checkpoint is none");
        try {
            return new CaseTrail<>(source, note, head.get()).search(caseReference, since);
        } catch (Missing missing) {
            return new Gap(missing.what);
        }
    }

    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String what;

        Missing(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }

    private Found search(Reference caseReference, Instant since) throws E {
        List<LoggedEntry> found = new ArrayList<>();
        Optional<Digest> newest = Optional.empty();
        long bundles = (head.size() + TilePath.FULL - 1) / TilePath.FULL;
        for (long bundle = firstBundle(bundles, since); bundle < bundles; bundle++) {
            List<Bytes> entries = entries(bundle);
            for (int i = 0; i < entries.size(); i++) {
                Optional<CaseLink> link = link(entries.get(i), caseReference);
                if (link.isEmpty()) continue;
                Entry entry = new Entry(entries.get(i));
                if (link.get().n() != found.size() + 1 || !link.get().previous().equals(newest)) {
                    return new Gap("the chain of the case is broken at its entry " + (found.size() + 1));
                }
                newest = Optional.of(entry.leafHash());
                LoggedEntry proven = new LoggedEntry(entry, proof(bundle * TilePath.FULL + i));
                if (proven.proof().verify(entry.leafHash()) instanceof ProofCheck.Broken) {
                    return new Gap("its entry " + proven.index() + " does not lead to the signed root");
                }
                found.add(proven);
            }
        }
        return found.isEmpty() ? new Gap("it holds no entry of the case") : new Trail(found, note);
    }

    /// The first bundle that can hold an entry of `since` or later: times never run back in a log.
    private long firstBundle(long bundles, Instant since) throws E {
        long low = 0;
        long high = Math.max(0, bundles - 1);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (lastTime(entries(middle)).getEpochSecond() < since.getEpochSecond()) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static Instant lastTime(List<Bytes> entries) {
        return EntryText.read(entries.getLast()) instanceof EntryText.Wellformed entry ? entry.time() : Instant.MAX;
    }

    private static Optional<CaseLink> link(Bytes text, Reference caseReference) {
        return EntryText.read(text) instanceof EntryText.Wellformed entry
                ? entry.link().filter(link -> link.caseReference().equals(caseReference))
                : Optional.empty();
    }

    private List<Bytes> entries(long bundle) throws E {
        int width = (int) Math.min(TilePath.FULL, head.size() - bundle * TilePath.FULL);
        TilePath path = TilePath.entries(bundle, width);
        List<Bytes> entries = read(path)
                .flatMap(EntryBundle::read)
                .filter(all -> all.size() >= width)
                .orElseThrow(() -> new Missing(path + " is missing or damaged"));
        return entries.subList(0, width);
    }

    private TlogProof proof(long index) throws E {
        InclusionProof proof = MerkleTree.inclusion(this::hash, index, head.size());
        return new TlogProof(Optional.empty(), index, proof.path(), note);
    }

    /// A hash of the tree, from the tile that holds it or what lies below it.
    private Digest hash(int level, long index) throws E {
        int tileLevel = level / TilePath.HEIGHT;
        int below = level % TilePath.HEIGHT;
        long first = index << below;
        long tile = first / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, TilePath.hashesAt(head.size(), tileLevel) - tile * TilePath.FULL);
        TilePath path = TilePath.hashes(tileLevel, tile, width);
        List<Digest> hashes = read(path)
                .flatMap(bytes -> Tile.read(bytes, width))
                .orElseThrow(() -> new Missing(path + " is missing or damaged"));
        int at = (int) (first % TilePath.FULL);
        return MerkleTree.root(hashes.subList(at, at + (1 << below)));
    }

    /// A log may drop a partial file once the full one is there, which begins with it.
    private Optional<Bytes> read(TilePath path) throws E {
        Optional<Bytes> bytes = source.read(path.text());
        return bytes.isPresent() || path.width() == TilePath.FULL
                ? bytes
                : source.read(path.whole().text());
    }
}
